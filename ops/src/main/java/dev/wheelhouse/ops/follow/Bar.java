package dev.wheelhouse.ops.follow;

import java.time.Instant;
import java.util.List;

/**
 * One bar of a deployment's timeline.
 *
 * @param kind what it stands for
 * @param depth 0 for steps, 1 for weight groups, 2 for hooks
 * @param label what it is called
 * @param status how far it is
 * @param start when it began; null while it waits
 * @param end when it ended; null while it has not
 * @param done how much of {@code total} is done, where a total is known
 * @param total 0: not known
 * @param detail what is to be known of it, or empty
 * @param log last lines of a failed hook
 */
public record Bar(
    Kind kind,
    int depth,
    String label,
    Status status,
    Instant start,
    Instant end,
    int done,
    int total,
    String detail,
    List<String> log) {
  public Bar {
    log = List.copyOf(log);
  }

  /** What a bar stands for. */
  public enum Kind {
    QUEUE,
    PREPARE,
    APPROVAL,
    CRDS,
    HOOK_PHASE,
    WEIGHT_GROUP,
    HOOK,
    WAVE,
    PRUNE,
    READINESS,
    UNDO,
    FINISH
  }

  /** How far it is. */
  public enum Status {
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** Ended before it was done, because the deployment was. */
    STOPPED
  }

  static Bar waiting(Kind kind, int depth, String label) {
    return new Bar(kind, depth, label, Status.WAITING, null, null, 0, 0, "", List.of());
  }

  Bar began(Instant at) {
    return new Bar(kind, depth, label, Status.RUNNING, at, null, done, total, detail, log);
  }

  Bar ended(Status how, Instant at) {
    Instant from = start == null ? at : start;
    return new Bar(kind, depth, label, how, from, at, done, total, detail, log);
  }

  Bar counts(int soFar, int of) {
    return new Bar(kind, depth, label, status, start, end, soFar, of, detail, log);
  }

  Bar says(String text) {
    return new Bar(kind, depth, label, status, start, end, done, total, text, log);
  }

  Bar logged(List<String> lines) {
    return new Bar(kind, depth, label, status, start, end, done, total, detail, lines);
  }

  boolean is(Status wanted) {
    return status == wanted;
  }
}
