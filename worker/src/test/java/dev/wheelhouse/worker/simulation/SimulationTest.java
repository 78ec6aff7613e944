package dev.wheelhouse.worker.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.worker.simulation.SeededRun.Result;
import dev.wheelhouse.worker.simulation.SimulationLogs.Quiet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many worlds, each from its seed. {@code -Dseeds=N} says how many, {@code -Dseed=S} where to
 * begin; a failure prints its seed and what happened.
 */
@ExtendWith(Quiet.class)
class SimulationTest {
  private static final int EVERYDAY = 20;

  @Test
  void everySeedKeepsThePromises() throws Exception {
    long first = Long.getLong("seed", 1);
    int seeds = Integer.getInteger("seeds", EVERYDAY);

    Totals totals = run(first, seeds);

    System.out.println(totals.line(first, seeds));
    assertThat(totals.failures()).isEmpty();
    assertThat(totals.succeeded.get() * 2).isGreaterThan(totals.deployments.get());
  }

  private static Totals run(long first, int seeds) throws Exception {
    Totals totals = new Totals();
    AtomicLong next = new AtomicLong(first);
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(
          pool.submit(
              () -> {
                for (long seed = next.getAndIncrement();
                    seed < first + seeds;
                    seed = next.getAndIncrement()) {
                  totals.add(seed, SeededRun.of(seed, Switches.NONE, false));
                }
              }));
    }
    for (Future<?> each : all) {
      each.get();
    }
    pool.shutdown();
    return totals;
  }

  private static final class Totals {
    private static final int SHOWN = 3;

    private final long began = System.nanoTime();
    private final Set<Long> failed = new ConcurrentSkipListSet<>();
    private final AtomicLong deployments = new AtomicLong();
    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong kills = new AtomicLong();
    private final AtomicLong freezes = new AtomicLong();
    private final AtomicLong losses = new AtomicLong();

    void add(long seed, Result result) {
      deployments.addAndGet(result.deployments());
      succeeded.addAndGet(result.succeeded());
      events.addAndGet(result.events());
      kills.addAndGet(result.kills());
      freezes.addAndGet(result.freezes());
      losses.addAndGet(result.losses());
      if (!result.violations().isEmpty()) {
        failed.add(seed);
      }
    }

    String line(long first, int seeds) {
      return "simulation: seeds %d to %d, failed %s, %d deployments (%d succeeded), %d events, %d kills, %d freezes, %d lost calls, %.1f s"
          .formatted(
              first,
              first + seeds - 1,
              failed,
              deployments.get(),
              succeeded.get(),
              events.get(),
              kills.get(),
              freezes.get(),
              losses.get(),
              (System.nanoTime() - began) / 1e9);
    }

    /** The first few that failed, run once more with a log. */
    List<String> failures() {
      return failed.stream()
          .limit(SHOWN)
          .map(
              seed -> {
                Result again = SeededRun.of(seed, Switches.NONE, true);
                return "seed "
                    + seed
                    + ": "
                    + again.violations()
                    + "\n  "
                    + String.join("\n  ", again.trace());
              })
          .toList();
    }
  }
}
