package dev.wheelhouse.worker.shell;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.worker.action.StepContext;
import dev.wheelhouse.worker.action.StepHandler;
import dev.wheelhouse.worker.core.Command;
import dev.wheelhouse.worker.port.Telemetry;
import java.time.Duration;

/** Measures how long a handler keeps its thread. */
record TimedHandler<C extends Command>(StepHandler<C> handler, Telemetry telemetry)
    implements StepHandler<C> {
  @Override
  public void handle(C command, Deployment deployment, StepContext context) throws Exception {
    long began = System.nanoTime();
    boolean done = false;
    try {
      handler.handle(command, deployment, context);
      done = true;
    } finally {
      telemetry.worked(
          command.getClass().getSimpleName(), !done, Duration.ofNanos(System.nanoTime() - began));
    }
  }
}
