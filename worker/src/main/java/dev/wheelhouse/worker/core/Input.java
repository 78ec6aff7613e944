package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import java.time.Instant;
import java.util.Optional;

/** Something that reached a deployment from outside. */
public sealed interface Input {

  /** The release is free: begin. */
  record Begin(String worker) implements Input {}

  /** This worker has taken the deployment over from the log. */
  record Resume(String worker) implements Input {}

  /**
   * A command has done its work.
   *
   * @param fact what is to be recorded; empty where there is nothing to tell
   */
  record Done(CommandId command, Optional<LifecycleEvent> fact) implements Input {}

  /** A command goes on, and has something to tell. */
  record Progressed(CommandId command, LifecycleEvent fact) implements Input {}

  /** A command cannot be done. */
  record Failed(CommandId command, DeployError error) implements Input {}

  /** The budget of the deployment, or of its remediation, is used up. */
  record DeadlinePassed(Instant deadline) implements Input {}

  /**
   * Somebody wants the deployment to stop.
   *
   * @param supersededBy deployment that takes its place; empty for a plain cancel
   */
  record Cancel(String by, String reason, String supersededBy) implements Input {}

  /** Somebody approves. */
  record Approve(String by, String planDigest) implements Input {}

  /** Somebody denies. */
  record Deny(String by, String reason) implements Input {}
}
