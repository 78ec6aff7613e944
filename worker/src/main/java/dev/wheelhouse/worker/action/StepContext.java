package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * A handler's way back. From any thread. Only the first answer counts; after {@link #cancelled()}
 * none does.
 */
public interface StepContext {
  /** The work is done and this is the fact. */
  void done(LifecycleEvent fact);

  /** The work is done and there is nothing to tell. */
  void done();

  /** The work goes on and this has happened. */
  void progressed(LifecycleEvent fact);

  /** The work cannot be done. */
  void failed(DeployError error);

  /** Whether the outcome is no longer wanted: write nothing more. */
  boolean cancelled();

  /** Runs {@code release} when the step ends, by answer or by cancellation; at once if it has. */
  void onEnd(AutoCloseable release);

  /** Runs {@code task} on a worker thread, unless the step has ended; exceptions as in handle. */
  void execute(Task task);

  /** Runs {@code task} on a worker thread after {@code delay}, unless the step has ended. */
  void after(Duration delay, Task task);

  /** The time. */
  Instant now();

  /** Part of a handler's work. */
  interface Task {
    void run() throws Exception;
  }
}
