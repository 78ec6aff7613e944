package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import java.time.Instant;
import java.util.Optional;

/** Something that reached a deployment from outside. */
public sealed interface Input {

  /** Calls the method of {@code visitor} for this kind of input. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind of input.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    R on(Begin input);

    R on(Resume input);

    R on(Done input);

    R on(Progressed input);

    R on(Failed input);

    R on(DeadlinePassed input);

    R on(Cancel input);

    R on(Approve input);

    R on(Deny input);
  }

  /** The release is free: begin. */
  record Begin(String worker) implements Input {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** This worker has taken the deployment over from the log. */
  record Resume(String worker) implements Input {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * A command has done its work.
   *
   * @param fact what is to be recorded; empty where there is nothing to tell
   */
  record Done(CommandId command, Optional<LifecycleEvent> fact) implements Input {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** A command goes on, and has something to tell. */
  record Progressed(CommandId command, LifecycleEvent fact) implements Input {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** A command cannot be done. */
  record Failed(CommandId command, DeployError error) implements Input {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** The budget of the deployment, or of its remediation, is used up. */
  record DeadlinePassed(Instant deadline) implements Input {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * Somebody wants the deployment to stop.
   *
   * @param supersededBy deployment that takes its place; empty for a plain cancel
   */
  record Cancel(String by, String reason, String supersededBy) implements Input {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** Somebody approves. */
  record Approve(String by, String planDigest) implements Input {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** Somebody denies. */
  record Deny(String by, String reason) implements Input {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.on(this);
    }
  }
}
