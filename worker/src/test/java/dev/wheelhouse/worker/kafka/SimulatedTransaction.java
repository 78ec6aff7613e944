package dev.wheelhouse.worker.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** A transaction from its first write to its last marker. */
final class SimulatedTransaction {
  enum State {
    OPEN,
    COMMITTED,
    ABORTED
  }

  final Map<Integer, OffsetAndMetadata> offsets = new HashMap<>();
  private final Set<SimulatedLog> logs = new LinkedHashSet<>();
  private final Set<SimulatedLog> marked = new HashSet<>();
  private State state = State.OPEN;
  private Instant decided;
  private boolean offsetsMarked;

  void touch(SimulatedLog log) {
    logs.add(log);
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean isCommitted() {
    return state == State.COMMITTED;
  }

  boolean isMarked(SimulatedLog log) {
    return marked.contains(log);
  }

  /** Whether its offsets are neither committed nor dropped yet. */
  boolean hasPendingOffset(int partition) {
    return !offsetsMarked && offsets.containsKey(partition);
  }

  Instant decidedAt() {
    return decided;
  }

  Set<SimulatedLog> unmarked() {
    Set<SimulatedLog> left = new LinkedHashSet<>(logs);
    left.removeAll(marked);
    return left;
  }

  void decide(boolean commit, Instant now) {
    state = commit ? State.COMMITTED : State.ABORTED;
    decided = now;
  }

  void mark(SimulatedLog log, Instant now) {
    if (marked.add(log)) {
      log.append(now, null, null);
    }
  }

  /** The offsets become those of the group, or vanish. */
  void markOffsets(Map<Integer, OffsetAndMetadata> committed) {
    if (!offsetsMarked) {
      offsetsMarked = true;
      if (isCommitted()) {
        committed.putAll(offsets);
      }
    }
  }
}
