package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.simulated.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A step on virtual time, on the test's thread; retries passing faults after 100 ms. */
final class TestContext implements StepContext {
  private static final Duration BACKOFF = Duration.ofMillis(100);
  private static final int MOST_RETRIES = 10;

  private final VirtualTime time;
  private final List<AutoCloseable> releases = new ArrayList<>();
  final List<LifecycleEvent> progress = new ArrayList<>();
  LifecycleEvent fact;
  DeployError error;
  boolean ended;
  int retries;

  TestContext(VirtualTime time) {
    this.time = time;
  }

  @Override
  public void done(LifecycleEvent outcome) {
    if (!ended) {
      fact = outcome;
      end();
    }
  }

  @Override
  public void done() {
    if (!ended) {
      end();
    }
  }

  @Override
  public void progressed(LifecycleEvent news) {
    if (!ended) {
      progress.add(news);
    }
  }

  @Override
  public void failed(DeployError why) {
    if (!ended) {
      error = why;
      end();
    }
  }

  /** As a worker that dies or loses the partition: the step hears nothing more. */
  void cancel() {
    end();
  }

  private void end() {
    ended = true;
    releases.forEach(TestContext::close);
    releases.clear();
  }

  @Override
  public boolean cancelled() {
    return ended;
  }

  @Override
  public void onEnd(AutoCloseable release) {
    if (ended) {
      close(release);
    } else {
      releases.add(release);
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
  public void execute(Task task) {
    after(Duration.ZERO, task);
  }

  @Override
  public void after(Duration delay, Task task) {
    time.at(time.now().plus(delay), () -> run(task));
  }

  private void run(Task task) {
    if (ended) {
      return;
    }
    try {
      task.run();
    } catch (StepException e) {
      if (e.retryable() && retries < MOST_RETRIES) {
        retries++;
        after(BACKOFF, task);
      } else {
        failed(e.error());
      }
    } catch (Exception e) {
      failed(new DeployError(ErrorCode.INTERNAL, e.toString()));
    }
  }

  @Override
  public Instant now() {
    return time.now();
  }
}
