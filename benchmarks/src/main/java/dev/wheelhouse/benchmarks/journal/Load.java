package dev.wheelhouse.benchmarks.journal;

import dev.wheelhouse.worker.port.Journal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Turns each input into one event, in rounds of at most {@link #BATCH}. */
final class Load implements Journal.Rounds {
  static final int BATCH = 500;

  private final Journal journal;
  private final Queue<Integer> inputs = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> writing = new ConcurrentLinkedQueue<>();
  private final CountDownLatch owner = new CountDownLatch(1);
  private final CountDownLatch done;
  private final long[] began;
  private final long[] latencies;
  private int partitions;

  Load(Journal journal, int count) {
    this.journal = journal;
    this.done = new CountDownLatch(count);
    this.began = new long[count];
    this.latencies = new long[count];
  }

  /** Blocks until the journal owns partitions and has claimed them. */
  void awaitOwnership() throws InterruptedException {
    owner.await();
  }

  void add(int input) {
    began[input] = System.nanoTime();
    inputs.add(input);
  }

  /** Nanoseconds from each input to the call that says it is committed; blocks for the last. */
  long[] awaitLatencies() throws InterruptedException {
    done.await();
    return latencies;
  }

  @Override
  public void assigned(int partition, Iterable<Journal.RecordedEvent> log) {
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
      appends.add(new Journal.Append(input % Bench.PARTITIONS, Events.numbered(input), null));
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
      owner.countDown();
    }
  }
}
