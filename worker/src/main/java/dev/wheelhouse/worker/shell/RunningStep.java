package dev.wheelhouse.worker.shell;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.worker.action.StepContext;
import dev.wheelhouse.worker.core.Command;
import dev.wheelhouse.worker.core.Input;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command at work. Thread-safe. */
final class RunningStep implements StepContext {
  private static final Logger LOG = LoggerFactory.getLogger(RunningStep.class);

  /** How soon to look again whether the deployment is ours. */
  private static final Duration UNOWNED = Duration.ofMillis(250);

  private enum State {
    ACTIVE,
    ANSWERED,
    CANCELLED
  }

  private final Command command;
  private final Deployment deployment;
  private final StepRuntime runtime;
  private final Consumer<Input> answers;

  // guarded by this
  private final List<AutoCloseable> releases = new ArrayList<>();
  private State state = State.ACTIVE;
  private int active;
  private int failures;
  private Runnable atRest;

  RunningStep(
      Command command, Deployment deployment, StepRuntime runtime, Consumer<Input> answers) {
    this.command = command;
    this.deployment = deployment;
    this.runtime = runtime;
    this.answers = answers;
  }

  void start() {
    execute(() -> runtime.handlers().of(command).handle(command, deployment, this));
  }

  /**
   * Stops the work.
   *
   * @param whenAtRest called once no task of this step runs any more, from any thread; not called
   *     when none runs now
   * @return whether none runs now
   */
  boolean cancel(Runnable whenAtRest) {
    boolean resting;
    synchronized (this) {
      if (state == State.ACTIVE) {
        state = State.CANCELLED;
      }
      resting = active == 0;
      if (!resting) {
        atRest = whenAtRest;
      }
    }
    release();
    return resting;
  }

  @Override
  public void done(LifecycleEvent fact) {
    Optional<String> problem = runtime.factLimit().problem(deployment, fact);
    if (problem.isPresent()) {
      failed(new DeployError(ErrorCode.RELEASE_TOO_LARGE, problem.get()));
    } else {
      answer(new Input.Done(command.id(), Optional.of(fact)));
    }
  }

  @Override
  public void done() {
    answer(new Input.Done(command.id(), Optional.empty()));
  }

  @Override
  public void failed(DeployError error) {
    answer(new Input.Failed(command.id(), error));
  }

  private void answer(Input input) {
    synchronized (this) {
      if (state != State.ACTIVE) {
        return;
      }
      state = State.ANSWERED;
    }
    release();
    answers.accept(input);
  }

  @Override
  public void progressed(LifecycleEvent fact) {
    if (!cancelled()) {
      answers.accept(new Input.Progressed(command.id(), fact));
    }
  }

  @Override
  public synchronized boolean cancelled() {
    return state != State.ACTIVE;
  }

  @Override
  public void onEnd(AutoCloseable release) {
    synchronized (this) {
      if (state == State.ACTIVE) {
        releases.add(release);
        return;
      }
    }
    close(release);
  }

  private void release() {
    List<AutoCloseable> all;
    synchronized (this) {
      all = List.copyOf(releases);
      releases.clear();
    }
    all.forEach(this::close);
  }

  private void close(AutoCloseable release) {
    try {
      release.close();
    } catch (Exception e) {
      LOG.atWarn()
          .addKeyValue(LogKeys.COMMAND, command.id())
          .setCause(e)
          .log("a step could not let go of what it held");
    }
  }

  @Override
  public void execute(Task task) {
    synchronized (this) {
      if (state != State.ACTIVE) {
        return;
      }
      active++;
    }
    try {
      runtime.executor().execute(() -> run(task));
    } catch (RejectedExecutionException e) {
      LOG.atDebug().addKeyValue(LogKeys.COMMAND, command.id()).log("the worker is stopping");
      rest();
    }
  }

  private void run(Task task) {
    try {
      if (!cancelled()) {
        task.run();
      }
    } catch (StepException e) {
      if (e.isUnowned()) {
        after(UNOWNED, task);
      } else if (e.retryable()) {
        retry(task, e);
      } else {
        failed(e.error());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | StackOverflowError | OutOfMemoryError e) {
      LOG.atError().addKeyValue(LogKeys.COMMAND, command.id()).setCause(e).log("a step broke");
      failed(new DeployError(ErrorCode.INTERNAL, command.label() + ": " + e));
    } finally {
      rest();
    }
  }

  private void rest() {
    Runnable callback = null;
    synchronized (this) {
      active--;
      if (active == 0) {
        callback = atRest;
        atRest = null;
      }
    }
    if (callback != null) {
      callback.run();
    }
  }

  private void retry(Task task, StepException cause) {
    int failed;
    synchronized (this) {
      failed = ++failures;
    }
    Duration pause = runtime.backoff().pause(failed);
    if (pause == null) {
      failed(cause.error());
      return;
    }
    pause = cause.pause().compareTo(pause) > 0 ? cause.pause() : pause;
    progressed(new Trouble.StepRetried(command.label(), failed, cause.error(), now().plus(pause)));
    after(pause, task);
  }

  @Override
  public void after(Duration delay, Task task) {
    Runnable disarm = runtime.timer().after(delay, () -> execute(task));
    onEnd(disarm::run);
  }

  @Override
  public Instant now() {
    return runtime.clock().instant();
  }
}
