package dev.wheelhouse.worker.kafka;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.DeploymentStarted;
import dev.wheelhouse.worker.port.Journal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The smallest worker there can be: a request {@code KEY COUNT} is a deployment of COUNT events,
 * one a round, as far as {@link #allow} lets it. As the real one, its state runs ahead of the log
 * by the round that is being committed.
 */
final class CountingRounds implements Journal.Rounds {
  private final Journal journal;
  private final String worker;
  private final AtomicInteger allowed = new AtomicInteger(Integer.MAX_VALUE);
  private final Map<Integer, Map<String, Counting>> partitions = new TreeMap<>();

  final Map<Integer, List<Journal.RecordedEvent>> restored = new ConcurrentHashMap<>();
  final AtomicInteger assignments = new AtomicInteger();
  final AtomicInteger partitionCount = new AtomicInteger();
  final AtomicInteger revocations = new AtomicInteger();
  final AtomicInteger transactions = new AtomicInteger();
  final AtomicLong events = new AtomicLong();
  final List<Long> committedOffsets = new CopyOnWriteArrayList<>();
  volatile Runnable beforeDecide = () -> {};
  volatile Runnable afterDecide = () -> {};

  CountingRounds(Journal journal, String worker) {
    this.journal = journal;
    this.worker = worker;
  }

  /** No deployment goes beyond this many events; for a worker that was not started yet. */
  void limit(int count) {
    allowed.set(count);
  }

  /** No deployment goes beyond this many events. */
  void allow(int count) {
    limit(count);
    journal.wakeup();
  }

  @Override
  public void assigned(int partition, Iterable<Journal.RecordedEvent> log) {
    Map<String, Counting> open = new TreeMap<>();
    List<Journal.RecordedEvent> seen = new ArrayList<>();
    for (Journal.RecordedEvent recorded : log) {
      seen.add(recorded);
      fold(open, recorded);
    }
    partitions.put(partition, open);
    partitionCount.set(partitions.size());
    restored.put(partition, seen);
    assignments.incrementAndGet();
    journal.wakeup();
  }

  private static void fold(Map<String, Counting> open, Journal.RecordedEvent recorded) {
    Event event = recorded.event();
    int total = Integer.parseInt(((DeploymentStarted) event.data()).worker().split(" ")[0]);
    if (event.sequence() == total) {
      open.remove(event.deployment());
    } else if (event.sequence() == 1) {
      open.put(event.deployment(), new Counting(event.key(), total, 1, recorded.offset()));
    } else if (open.containsKey(event.deployment())) {
      open.computeIfPresent(event.deployment(), (id, of) -> of.at(event.sequence()));
    }
  }

  @Override
  public void revoked(int partition) {
    partitions.remove(partition);
    partitionCount.set(partitions.size());
    revocations.incrementAndGet();
  }

  @Override
  public Journal.Round decide(List<Journal.RequestRecord> requests) {
    beforeDecide.run();
    Map<Integer, Long> watermarks = new HashMap<>();
    partitions.forEach((number, open) -> watermarks.put(number, watermark(open)));
    List<Journal.Append> appends = new ArrayList<>();
    partitions.forEach((number, open) -> advance(number, open, appends));
    List<Journal.DeadLetter> deadLetters = new ArrayList<>();
    List<Journal.Forward> forwards = new ArrayList<>();
    for (Journal.RequestRecord request : requests) {
      take(request, appends, deadLetters, forwards);
    }
    if (!appends.isEmpty()) {
      journal.wakeup();
    }
    afterDecide.run();
    return new Journal.Round(appends, deadLetters, forwards, watermarks);
  }

  private static long watermark(Map<String, Counting> open) {
    return open.values().stream()
        .mapToLong(Counting::firstOffset)
        .filter(offset -> offset >= 0)
        .min()
        .orElse(Journal.Round.LATEST);
  }

  private void advance(int number, Map<String, Counting> open, List<Journal.Append> appends) {
    for (Map.Entry<String, Counting> entry : Map.copyOf(open).entrySet()) {
      Counting state = entry.getValue();
      if (state.sequence() < Math.min(allowed.get(), state.total())) {
        Counting next = state.at(state.sequence() + 1);
        append(number, entry.getKey(), next, appends);
        open.put(entry.getKey(), next);
        if (next.sequence() == next.total()) {
          open.remove(entry.getKey());
        }
      }
    }
  }

  private void take(
      Journal.RequestRecord request,
      List<Journal.Append> appends,
      List<Journal.DeadLetter> deadLetters,
      List<Journal.Forward> forwards) {
    int partition = request.coordinates().partition();
    String text = new String(request.value(), StandardCharsets.UTF_8);
    if (!text.contains(" ")) {
      deadLetters.add(new Journal.DeadLetter(request, "expected KEY COUNT, found " + text));
      return;
    }
    ReleaseKey key = ReleaseKey.parse(text.split(" ")[0]);
    int home = journal.partitionOf(key);
    if (home != partition) {
      forwards.add(new Journal.Forward(request, key, request.coordinates().toString(), home));
      return;
    }
    Counting state = new Counting(key, Integer.parseInt(text.split(" ")[1]), 1, -1);
    String deployment = key.release() + "@" + request.coordinates().offset();
    append(partition, deployment, state, appends);
    if (state.total() > 1) {
      partitions.get(partition).put(deployment, state);
    }
  }

  private void append(
      int partition, String deployment, Counting state, List<Journal.Append> appends) {
    DeploymentStarted data = new DeploymentStarted(state.total() + " " + worker, Instant.EPOCH);
    Event event =
        new Event(deployment, state.sequence(), state.key(), Instant.EPOCH, worker, "", data);
    byte[] summary = Long.toString(state.sequence()).getBytes(StandardCharsets.UTF_8);
    appends.add(new Journal.Append(partition, event, summary));
  }

  @Override
  public void committed(Journal.Round round, List<Long> offsets) {
    for (int i = 0; i < offsets.size(); i++) {
      Journal.Append append = round.events().get(i);
      long offset = offsets.get(i);
      if (append.event().sequence() == 1) {
        partitions
            .get(append.partition())
            .computeIfPresent(append.event().deployment(), (id, state) -> state.from(offset));
      }
    }
    committedOffsets.addAll(offsets);
    events.addAndGet(offsets.size());
    if (!round.isEmpty()) {
      transactions.incrementAndGet();
    }
  }

  private record Counting(ReleaseKey key, int total, long sequence, long firstOffset) {
    Counting at(long newSequence) {
      return new Counting(key, total, newSequence, firstOffset);
    }

    Counting from(long offset) {
      return new Counting(key, total, sequence, offset);
    }
  }
}
