package dev.wheelhouse.ops.chaos;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Waits until a run is quiet and lets the checker look at what it has left. */
final class Judgement {
  private final ChaosRun run;
  private final Processes processes;
  private final Workload workload;
  private final FaultInjector faults;

  Judgement(ChaosRun run, Processes processes, Workload workload, FaultInjector faults) {
    this.run = run;
    this.processes = processes;
    this.workload = workload;
    this.faults = faults;
  }

  /**
   * @param lastFault when the last fault was mended, on the clock of {@link System#nanoTime}
   */
  ChaosRun.Result judge(long lastFault) throws InterruptedException {
    Map<String, LifecycleEvent> ends = ChaosRun.awaitEnds(processes.broker(), workload.wanted());
    Duration drained = Duration.ofNanos(System.nanoTime() - lastFault);
    Set<String> unfinished = ChaosRun.without(workload.wanted(), ends.keySet());
    Set<String> meant = ChaosRun.without(workload.wanted(), workload.cancelled());
    long failed =
        meant.stream()
            .filter(id -> !(ends.get(id) instanceof End end) || end instanceof End.ReleaseFailed)
            .count();
    double share = (meant.size() - failed) / (double) meant.size();
    List<String> violations = new ArrayList<>(processes.check());
    violations.addAll(Canary.places(processes.broker(), run.directory()));
    String words =
        "chaos: seed %d: %d deployments of %d releases, %.1f %% of %d deployed (%d more were to be cancelled);%nchaos: %s; drained in %.1f s (bound %d s); %d violations"
            .formatted(
                run.seed(),
                workload.wanted().size(),
                workload.releases(),
                share * 100,
                meant.size(),
                workload.cancelled().size(),
                faults.words(),
                drained.toMillis() / 1000.0,
                run.drainBound().toSeconds(),
                violations.size());
    return new ChaosRun.Result(words, violations, unfinished, share, drained, run.drainBound());
  }
}
