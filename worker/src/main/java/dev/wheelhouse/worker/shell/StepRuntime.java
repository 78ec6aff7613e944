package dev.wheelhouse.worker.shell;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongUnaryOperator;

/**
 * What running steps need.
 *
 * @param handlers who does which command
 * @param executor runs blocking work; bounded
 * @param timer runs something later; must not block
 * @param clock the time
 * @param backoff how long to wait before an attempt
 * @param factLimit whether the log can take a fact
 */
public record StepRuntime(
    Handlers handlers,
    Executor executor,
    Timer timer,
    Clock clock,
    Backoff backoff,
    FactLimit factLimit) {

  /** Runs something later. */
  public interface Timer {
    /**
     * @return cancels it; harmless when it has run
     */
    Runnable after(Duration delay, Runnable task);
  }

  /** Whether the log can take a fact. */
  public interface FactLimit {
    /** Why it cannot; empty when it can. */
    Optional<String> problem(Deployment deployment, LifecycleEvent fact);
  }

  /** How long to wait before an attempt. */
  public interface Backoff {
    /**
     * @param failed how many attempts have failed, from 1
     * @return the pause; null: give up
     */
    Duration pause(int failed);

    /**
     * Half a second, doubled up to 30 s, ten attempts. Each pause is up to a quarter shorter or
     * longer: those whom one fault hit do not come back together.
     *
     * @param chance a random number from 0 to below the one given
     */
    static Backoff standard(LongUnaryOperator chance) {
      return failed -> {
        if (failed >= 10) {
          return null;
        }
        long millis = Math.min(30_000L, 250L << failed);
        return Duration.ofMillis(millis * 3 / 4 + chance.applyAsLong(millis / 2 + 1));
      };
    }
  }
}
