package dev.wheelhouse.events.fold;

import dev.wheelhouse.events.DeployError;
import java.time.Instant;

/**
 * How far one hook is.
 *
 * @param status how far
 * @param attempt the latest attempt; 0: none yet
 * @param startedAt of the latest attempt; null: none yet
 * @param deadline of the latest attempt; null: none yet
 * @param removed whether its object was deleted after it had ended
 * @param error why it failed; null: it did not
 */
public record HookProgress(
    Status status,
    int attempt,
    Instant startedAt,
    Instant deadline,
    boolean removed,
    DeployError error) {

  /** How far a hook is. */
  public enum Status {
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** Deleted while it ran, because the deployment was cancelled. */
    STOPPED
  }

  static final HookProgress WAITING = new HookProgress(Status.WAITING, 0, null, null, false, null);

  HookProgress with(Status next) {
    return new HookProgress(next, attempt, startedAt, deadline, removed, error);
  }

  HookProgress failed(DeployError why) {
    return new HookProgress(Status.FAILED, attempt, startedAt, deadline, removed, why);
  }

  HookProgress gone() {
    return new HookProgress(status, attempt, startedAt, deadline, true, error);
  }

  public boolean is(Status wanted) {
    return status == wanted;
  }
}
