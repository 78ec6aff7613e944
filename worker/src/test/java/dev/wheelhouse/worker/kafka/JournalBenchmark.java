package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent.HookStarted;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Journal;
import dev.wheelhouse.worker.testing.BrokerProcess;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * The journal beside a plain transactional producer that writes the same records, on one broker in
 * a process of its own. Arguments: {@code EVENTS RESTORED}, both optional.
 */
public final class JournalBenchmark {
  private static final int PARTITIONS = 12;
  private static final int BATCH = 500;
  private static final int PACED = 3000;

  private final KafkaForTests kafka;
  private final int events;
  private final int restored;

  private JournalBenchmark(KafkaForTests kafka, int events, int restored) {
    this.kafka = kafka;
    this.events = events;
    this.restored = restored;
  }

  public static void main(String[] arguments) throws Exception {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    int restored = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    Path directory = Files.createTempDirectory("journal-benchmark-");
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      new JournalBenchmark(KafkaForTests.at(broker.bootstrapServers()), events, restored).run();
    }
  }

  private void run() throws Exception {
    System.out.printf("%-52s %14s%n", "measure", "value");
    if (events == 0) {
      row("restore of %d events".formatted(restored), restore(), "events/s");
      return;
    }
    plain(events / 4, BATCH);
    journal(events / 4);
    double yardstick = plain(events, BATCH);
    double ours = journal(events);
    row("plain transactional producer, %d a transaction".formatted(BATCH), yardstick, "events/s");
    row("journal, closed loop, at most %d a round".formatted(BATCH), ours, "events/s");
    row("journal / plain", 100 * ours / yardstick, "%");
    latency("plain producer, 1 a transaction", plainLatency());
    latency("journal, an input every 5 ms", journalLatency());
    row("restore of %d events".formatted(restored), restore(), "events/s");
  }

  private static void row(String name, double value, String unit) {
    System.out.printf("%-52s %14.1f %s%n", name, value, unit);
  }

  private static void latency(String name, long[] nanos) {
    Arrays.sort(nanos);
    row(name + ", p50", nanos[nanos.length / 2] / 1e6, "ms");
    row(name + ", p99", nanos[nanos.length * 99 / 100] / 1e6, "ms");
  }

  private double plain(int count, int batch) {
    Topics topics = kafka.freshTopics(PARTITIONS);
    EventFormat format = new EventFormat(EventCodec.standard());
    try (KafkaProducer<byte[], byte[]> producer =
        ClientConfigs.transactionalProducer(settings(topics))) {
      producer.initTransactions();
      long began = System.nanoTime();
      for (int sent = 0; sent < count; sent += batch) {
        producer.beginTransaction();
        for (int i = sent; i < sent + batch; i++) {
          producer.send(format.write(topics.lifecycle(), i % PARTITIONS, event(i)));
        }
        producer.commitTransaction();
      }
      return count * 1e9 / (System.nanoTime() - began);
    }
  }

  private long[] plainLatency() {
    Topics topics = kafka.freshTopics(PARTITIONS);
    EventFormat format = new EventFormat(EventCodec.standard());
    long[] latencies = new long[PACED];
    try (KafkaProducer<byte[], byte[]> producer =
        ClientConfigs.transactionalProducer(settings(topics))) {
      producer.initTransactions();
      for (int i = 0; i < PACED; i++) {
        long began = System.nanoTime();
        producer.beginTransaction();
        producer.send(format.write(topics.lifecycle(), i % PARTITIONS, event(i)));
        producer.commitTransaction();
        latencies[i] = System.nanoTime() - began;
      }
    }
    return latencies;
  }

  private double journal(int count) throws InterruptedException {
    Topics topics = kafka.freshTopics(PARTITIONS);
    try (KafkaJournal journal = new KafkaJournal(settings(topics), EventCodec.standard())) {
      Load load = new Load(journal, count);
      journal.start(load);
      load.ready.await();
      long began = System.nanoTime();
      for (int i = 0; i < count; i++) {
        load.inputs.add(i);
      }
      journal.wakeup();
      load.done.await();
      return count * 1e9 / (System.nanoTime() - began);
    }
  }

  private long[] journalLatency() throws InterruptedException {
    Topics topics = kafka.freshTopics(PARTITIONS);
    try (KafkaJournal journal = new KafkaJournal(settings(topics), EventCodec.standard())) {
      Load load = new Load(journal, PACED);
      journal.start(load);
      load.ready.await();
      long next = System.nanoTime();
      for (int i = 0; i < PACED; i++) {
        next += TimeUnit.MILLISECONDS.toNanos(5);
        while (System.nanoTime() < next) {
          LockSupport.parkNanos(next - System.nanoTime());
        }
        load.began[i] = System.nanoTime();
        load.inputs.add(i);
        journal.wakeup();
      }
      load.done.await();
      return load.latencies;
    }
  }

  private double restore() throws InterruptedException {
    Topics topics = kafka.freshTopics(1);
    EventFormat format = new EventFormat(EventCodec.standard());
    try (KafkaProducer<byte[], byte[]> producer =
        ClientConfigs.transactionalProducer(settings(topics))) {
      producer.initTransactions();
      for (int sent = 0; sent < restored; sent += 1000) {
        producer.beginTransaction();
        for (int i = sent; i < sent + 1000; i++) {
          producer.send(format.write(topics.lifecycle(), 0, event(i)));
        }
        producer.commitTransaction();
      }
    }
    try (KafkaJournal journal = new KafkaJournal(settings(topics), EventCodec.standard())) {
      Load load = new Load(journal, 1);
      journal.start(load);
      load.ready.await();
      return load.restored * 1e9 / load.restoreNanos;
    }
  }

  private JournalSettings settings(Topics topics) {
    return new JournalSettings(
        topics,
        topics.prefix(),
        "bench",
        false,
        Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private static Event event(int number) {
    ReleaseKey key = new ReleaseKey("default", "shop", "release-" + number % 1000);
    ResourceRef hook = new ResourceRef("batch/v1", "Job", "shop", "migrate-database");
    return new Event(
        "0123456789abcdef0123456789abcdef",
        number + 1,
        key,
        Instant.ofEpochSecond(1_800_000_000L + number),
        "worker-1",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        new HookStarted("pre-upgrade", -5, hook, 1, Instant.ofEpochSecond(1_800_000_300L)));
  }

  /** Turns each input into one event. */
  private static final class Load implements Journal.Rounds {
    private final Journal journal;
    private final Queue<Integer> inputs = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> writing = new ConcurrentLinkedQueue<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch done;
    private final long[] began;
    private final long[] latencies;
    private int partitions;
    private long restored;
    private long restoreNanos;

    Load(Journal journal, int count) {
      this.journal = journal;
      this.done = new CountDownLatch(count);
      this.began = new long[count];
      this.latencies = new long[count];
    }

    @Override
    public void assigned(int partition, Iterable<Journal.RecordedEvent> log) {
      long start = System.nanoTime();
      for (Journal.RecordedEvent recorded : log) {
        restored += recorded.event().sequence() > 0 ? 1 : 0;
      }
      restoreNanos = System.nanoTime() - start;
      partitions++;
    }

    @Override
    public void revoked(int partition) {
      partitions--;
    }

    @Override
    public Journal.Round decide(List<Journal.RequestRecord> requests) {
      List<Journal.Append> appends = new ArrayList<>();
      for (int taken = 0; taken < BATCH && !inputs.isEmpty(); taken++) {
        int input = inputs.remove();
        writing.add(input);
        appends.add(new Journal.Append(input % PARTITIONS, event(input), null));
      }
      if (!inputs.isEmpty()) {
        journal.wakeup();
      }
      return new Journal.Round(appends, List.of(), List.of(), new HashMap<>());
    }

    @Override
    public void committed(Journal.Round round, List<Long> offsets) {
      long now = System.nanoTime();
      for (Integer input = writing.poll(); input != null; input = writing.poll()) {
        latencies[input] = now - began[input];
        done.countDown();
      }
      if (partitions > 0) {
        ready.countDown();
      }
    }
  }
}
