package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.worker.core.Command;

/**
 * Does one kind of command.
 *
 * @param <C> the kind
 */
public interface StepHandler<C extends Command> {
  /**
   * Does the work, or begins it. Called on a worker thread; may block for calls, but not for waits:
   * a wait is a subscription or a timer that answers through {@code context} later.
   *
   * @param deployment the state when the command was dispatched
   * @throws Exception a {@link dev.wheelhouse.worker.port.StepException} fails the step with its
   *     error, or is tried again when it is retryable; anything else fails it as INTERNAL
   */
  void handle(C command, Deployment deployment, StepContext context) throws Exception;
}
