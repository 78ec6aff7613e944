package dev.wheelhouse.events.fold;

import java.time.Instant;

/**
 * How far one hook is.
 *
 * @param status how far
 * @param attempt the latest attempt; 0: none yet
 * @param startedAt of the latest attempt; null: none yet
 * @param deadline of the latest attempt; null: none yet
 * @param removed whether its object was deleted after it had ended
 */
public record HookProgress(
    Status status, int attempt, Instant startedAt, Instant deadline, boolean removed) {

  /** How far a hook is. */
  public enum Status {
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** Deleted while it ran, because the deployment was cancelled. */
    STOPPED
  }

  static final HookProgress WAITING = new HookProgress(Status.WAITING, 0, null, null, false);

  HookProgress with(Status next) {
    return new HookProgress(next, attempt, startedAt, deadline, removed);
  }

  HookProgress gone() {
    return new HookProgress(status, attempt, startedAt, deadline, true);
  }

  public boolean is(Status wanted) {
    return status == wanted;
  }
}
