package dev.wheelhouse.worker.simulation;

import static dev.wheelhouse.worker.simulation.Story.chart;
import static dev.wheelhouse.worker.simulation.Story.hook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.worker.simulation.SimulationLogs.Quiet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A worker dies at each point of each operation: before and after every call to the cluster and to
 * the broker, so before and after every effect and every commit.
 */
@ExtendWith(Quiet.class)
class CrashPointsTest {
  /** Everyday builds take a sample of the points; {@code -Psimulation} takes them all. */
  private static final int STRIDE = Boolean.getBoolean("simulation.all") ? 1 : 41;

  private static final String HOOKS =
      String.join(
          ",",
          hook(
              "a", "pre-install,pre-upgrade,pre-rollback,pre-delete", 1, "before-hook-creation", 0),
          hook("b", "post-install,post-upgrade,post-rollback,post-delete", 1, "hook-succeeded", 0),
          hook("c", "test", 1, "", 0));
  private static final String FAILING = hook("x", "post-install,post-upgrade", 2, "hook-failed", 1);
  private static final String INSTALL =
      "\"operation\":\"install\",\"wait\":true," + chart("one", HOOKS);
  private static final String UPGRADE =
      "\"operation\":\"upgrade\",\"wait\":true," + chart("two", HOOKS);

  /**
   * @param before requests that set the scene
   * @param request the one in the midst of which the worker dies
   */
  record Operation(String name, List<String> before, String request, Class<? extends End> end) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Operation> operations() {
    return Stream.of(
        new Operation("install", List.of(), INSTALL, End.ReleaseDeployed.class),
        new Operation("upgrade", List.of(INSTALL), UPGRADE, End.ReleaseDeployed.class),
        new Operation(
            "rollback",
            List.of(INSTALL, UPGRADE),
            "\"operation\":\"rollback\"",
            End.ReleaseRolledBack.class),
        new Operation(
            "uninstall",
            List.of(INSTALL),
            "\"operation\":\"uninstall\"",
            End.ReleaseUninstalled.class),
        new Operation("test", List.of(INSTALL), "\"operation\":\"test\"", End.ReleaseTested.class),
        new Operation(
            "atomic install that fails",
            List.of(),
            "\"operation\":\"install\",\"atomic\":true," + chart("one", HOOKS, FAILING),
            End.ReleaseFailed.class),
        new Operation(
            "atomic upgrade that fails",
            List.of(INSTALL),
            "\"operation\":\"upgrade\",\"atomic\":true," + chart("two", HOOKS, FAILING),
            End.ReleaseFailed.class));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anotherGoesOnFromEveryPoint(Operation operation) {
    long points = run(operation, 0);

    for (long point = 1; point <= points; point += STRIDE) {
      run(operation, point);
    }
  }

  /** Returns how many points the operation has; 0: nobody dies. */
  private static long run(Operation operation, long dieAt) {
    Story story = new Story(Switches.NONE);
    story.settle();
    operation
        .before()
        .forEach(
            request -> {
              story.request(request);
              story.settle();
            });
    long before = story.simulation.points();
    if (dieAt > 0) {
      story.simulation.killAt(before + dieAt);
    }

    String deployment = story.request(operation.request());
    story.settle();

    assertThat(story.violations()).as("killed at point %d", dieAt).isEmpty();
    assertThat(story.end(deployment))
        .as("killed at point %d", dieAt)
        .get()
        .isInstanceOf(operation.end());
    return story.simulation.points() - before;
  }
}
