package dev.wheelhouse.worker.check;

import dev.wheelhouse.worker.check.History.Logged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks a history that has come to rest: no fault goes on, nothing is open but what waits for a
 * person. Pure; from any thread.
 */
public final class HistoryChecker {
  private HistoryChecker() {}

  /** What the history breaks, by rule; empty: nothing. */
  public static List<Violation> check(History history) {
    Map<String, List<Logged>> deployments = byDeployment(history);
    List<Violation> found = new ArrayList<>();
    found.addAll(RequestRules.check(history));
    deployments.values().forEach(log -> found.addAll(deployment(history.partitions(), log)));
    found.addAll(ClusterRules.check(history, deployments));
    found.addAll(RevisionRules.check(history, deployments));
    return found;
  }

  /**
   * What one deployment's events break by themselves.
   *
   * @param partitions of the lifecycle topic
   * @param log all its events in the order of the log, at least one
   */
  public static List<Violation> deployment(int partitions, List<Logged> log) {
    List<Violation> sequence = SequenceRules.check(partitions, log);
    return sequence.isEmpty() ? LifecycleRules.check(log) : sequence;
  }

  static Map<String, List<Logged>> byDeployment(History history) {
    Map<String, List<Logged>> deployments = new LinkedHashMap<>();
    history
        .log()
        .forEach(
            logged ->
                deployments
                    .computeIfAbsent(logged.event().deployment(), id -> new ArrayList<>())
                    .add(logged));
    return deployments;
  }
}
