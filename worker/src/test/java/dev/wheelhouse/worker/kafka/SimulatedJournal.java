package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.worker.port.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * The journal of production on clients of a simulated broker, and without a thread: whoever owns it
 * calls {@link #step()}.
 */
public final class SimulatedJournal implements Journal {
  private final SimulatedBroker broker;
  private final Peer peer;
  private final String worker;
  private final Runnable due;
  private OptionalLong heard = OptionalLong.empty();
  private JournalLoop loop;

  /**
   * @param due told when a step should come soon
   */
  public SimulatedJournal(SimulatedBroker broker, Peer peer, String worker, Runnable due) {
    this.broker = broker;
    this.peer = peer;
    this.worker = worker;
    this.due = due;
  }

  @Override
  public void start(Rounds rounds) {
    EventFormat format = new EventFormat(EventCodec.standard());
    loop =
        new JournalLoop(
            broker.topics().requests(),
            broker.partitions(),
            rounds,
            new SimulatedConsumer(broker, peer),
            new Restorer(
                broker.topics(),
                format,
                new SimulatedReader(broker, peer),
                new Restorer.HighWatermarks() {
                  @Override
                  public long of(TopicPartition partition) {
                    return broker.log(partition).end();
                  }

                  @Override
                  public void close() {
                    // holds nothing
                  }
                }),
            new RoundWriter(
                broker.topics(), format, () -> new SimulatedProducer(broker, peer, worker)),
            new Lease(this::heard, this::nanos, SimulatedGroup.SESSION));
    loop.subscribe();
    due.run();
  }

  private OptionalLong heard() {
    if (broker.group().hears(peer)) {
      heard = OptionalLong.of(nanos());
    }
    return heard;
  }

  private long nanos() {
    return Duration.between(Instant.EPOCH, broker.now()).toNanos();
  }

  @Override
  public boolean holdsLease() {
    return loop.holdsLease();
  }

  /** One turn of the journal's thread; false when Kafka has failed. */
  public boolean step() {
    return loop.step();
  }

  @Override
  public void wakeup() {
    loop.wakeup();
    due.run();
  }

  @Override
  public int partitionOf(ReleaseKey key) {
    return Topics.partitionFor(key, broker.partitions());
  }

  @Override
  public void close() {
    loop.stop();
    loop.close();
  }
}
