package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.worker.port.Journal;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal on Kafka: a consumer group for requests, a transactional producer for everything that
 * is written, one thread for both. docs/journal.md has the protocol.
 */
public final class KafkaJournal implements Journal {
  private static final Logger log = LoggerFactory.getLogger(KafkaJournal.class);

  private final JournalSettings settings;
  private final EventFormat format;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile int partitions;
  private JournalLoop loop;
  private Thread thread;

  public KafkaJournal(JournalSettings settings, EventCodec codec) {
    this(settings, codec, () -> ClientConfigs.transactionalProducer(settings));
  }

  /**
   * @param producers makes the transactional producer, anew whenever the last one is of no more use
   */
  KafkaJournal(
      JournalSettings settings, EventCodec codec, Supplier<Producer<byte[], byte[]>> producers) {
    this.settings = settings;
    this.format = new EventFormat(codec);
    this.producers = producers;
  }

  /**
   * {@inheritDoc}
   *
   * @throws JournalException when Kafka cannot be reached, or the topics are missing or do not fit
   */
  @Override
  public synchronized void start(Rounds rounds) {
    if (thread != null) {
      throw new IllegalStateException("the journal was started before");
    }
    partitions = new TopicSetup(settings.clientProperties()).check(settings.topics());
    KafkaConsumer<byte[], byte[]> consumer = ClientConfigs.groupConsumer(settings);
    AwakeClock clock = new AwakeClock();
    loop =
        new JournalLoop(
            settings.topics().requests(),
            partitions,
            rounds,
            consumer,
            new Restorer(settings, format),
            new RoundWriter(settings.topics(), format, producers),
            new Lease(
                new ConsumerHeartbeats(consumer.metrics(), clock),
                clock,
                ClientConfigs.session(settings)));
    thread = new Thread(this::run, "wheelhouse-journal");
    thread.start();
  }

  @Override
  public void wakeup() {
    started().wakeup();
  }

  @Override
  public boolean holdsLease() {
    return started().holdsLease();
  }

  /** {@inheritDoc} As Kafka's own default partitioner: murmur2 of the key, modulo the count. */
  @Override
  public int partitionOf(ReleaseKey key) {
    if (partitions == 0) {
      throw new IllegalStateException("the journal has not been started");
    }
    return Topics.partitionFor(key, partitions);
  }

  /**
   * Ends with the journal: normally after {@link #close()}, exceptionally when it cannot go on and
   * the worker should end too, so that another takes its place.
   */
  public CompletableFuture<Void> ended() {
    return ended.copy();
  }

  @Override
  public void close() {
    JournalLoop running;
    synchronized (this) {
      running = loop;
    }
    if (running == null) {
      return;
    }
    running.stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized JournalLoop started() {
    if (loop == null) {
      throw new IllegalStateException("the journal has not been started");
    }
    return loop;
  }

  private void run() {
    Throwable failure = null;
    try (JournalLoop running = loop) {
      running.run();
    } catch (RuntimeException | Error e) {
      failure = e;
      log.atError().setCause(e).log("The journal ends: {}", e.getMessage());
    }
    if (failure == null) {
      ended.complete(null);
    } else {
      ended.completeExceptionally(failure);
    }
  }
}
