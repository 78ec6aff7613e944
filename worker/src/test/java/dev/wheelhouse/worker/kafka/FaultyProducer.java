package dev.wheelhouse.worker.kafka;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real producer around whose commits something happens. */
final class FaultyProducer extends KafkaProducer<byte[], byte[]> {
  private final Faults faults;

  FaultyProducer(JournalSettings settings, Faults faults) {
    super(
        ClientConfigs.producerConfig(settings),
        new ByteArraySerializer(),
        new ByteArraySerializer());
    this.faults = faults;
  }

  /** What happens; counts the commits over all producers of one worker. */
  static final class Faults {
    private final AtomicInteger commits = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile int loseAnswerEvery;
    private volatile int dieBeforeEvery;
    final AtomicInteger producers = new AtomicInteger();
    final CountDownLatch held = new CountDownLatch(1);

    /** Commits wait until {@link #release()}. */
    void hold() {
      gate = new CountDownLatch(1);
    }

    void release() {
      gate.countDown();
    }

    /** Every so many commits the answer is lost: it happened, and nobody was told. */
    Faults loseAnswerEvery(int number) {
      loseAnswerEvery = number;
      return this;
    }

    /** Every so many commits the request is lost: it did not happen, and nobody was told. */
    Faults loseRequestEvery(int number) {
      dieBeforeEvery = number;
      return this;
    }

    Supplier<Producer<byte[], byte[]>> producers(JournalSettings settings) {
      return () -> {
        producers.incrementAndGet();
        return new FaultyProducer(settings, this);
      };
    }
  }

  @Override
  public void commitTransaction() {
    int number = faults.commits.incrementAndGet();
    if (faults.gate.getCount() > 0) {
      faults.held.countDown();
      try {
        faults.gate.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    if (faults.dieBeforeEvery > 0 && number % faults.dieBeforeEvery == 0) {
      throw new TimeoutException("the request was lost");
    }
    super.commitTransaction();
    if (faults.loseAnswerEvery > 0 && number % faults.loseAnswerEvery == 0) {
      throw new TimeoutException("the answer was lost");
    }
  }
}
