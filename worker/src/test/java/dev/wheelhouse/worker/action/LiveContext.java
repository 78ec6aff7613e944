package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A step in real time; the outcome is a future. */
final class LiveContext implements StepContext {
  /** How a step ended. */
  record Outcome(LifecycleEvent fact, DeployError error) {}

  private final ScheduledExecutorService executor;
  private final List<AutoCloseable> releases = new CopyOnWriteArrayList<>();
  final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  final List<LifecycleEvent> progress = new CopyOnWriteArrayList<>();

  LiveContext(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  private void end(LifecycleEvent fact, DeployError error) {
    if (outcome.complete(new Outcome(fact, error))) {
      releases.forEach(LiveContext::close);
    }
  }

  private static void close(AutoCloseable release) {
    try {
      release.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void done(LifecycleEvent fact) {
    end(fact, null);
  }

  @Override
  public void done() {
    end(null, null);
  }

  @Override
  public void progressed(LifecycleEvent fact) {
    progress.add(fact);
  }

  @Override
  public void failed(DeployError error) {
    end(null, error);
  }

  @Override
  public boolean cancelled() {
    return outcome.isDone();
  }

  @Override
  public void onEnd(AutoCloseable release) {
    releases.add(release);
    if (outcome.isDone()) {
      close(release);
    }
  }

  @Override
  public void execute(Task task) {
    after(Duration.ZERO, task);
  }

  @Override
  public void after(Duration delay, Task task) {
    Future<?> unused = executor.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run(Task task) {
    if (outcome.isDone()) {
      return;
    }
    try {
      task.run();
    } catch (StepException e) {
      if (e.retryable()) {
        after(Duration.ofMillis(200), task);
      } else {
        failed(e.error());
      }
    } catch (Exception e) {
      failed(new DeployError(ErrorCode.INTERNAL, e.toString()));
    }
  }

  @Override
  public Instant now() {
    return Instant.now();
  }
}
