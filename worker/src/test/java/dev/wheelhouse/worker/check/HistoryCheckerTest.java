package dev.wheelhouse.worker.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.check.History.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Violations that no simulated world shows, because another rule stands before them. */
class HistoryCheckerTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final ResourceRef SECRET =
      new ResourceRef("v1", "Secret", "default", "sh.helm.release.v1.shop.v1");

  private static Write write(String deployment, long epoch) {
    return new Write(T0, "update", "", deployment, epoch, SECRET, "u1");
  }

  private static List<Violation> check(Write... writes) {
    return HistoryChecker.check(
        new History(1, List.of(), Map.of(), List.of(), List.of(), List.of(writes), List.of()));
  }

  @Test
  void seesThatAFormerOwnerWroteAReleaseSecret() {
    List<Violation> found = check(write("d", 2), write("d", 9), write("d", 2));

    assertThat(found).extracting(Violation::invariant).containsExactly("I9");
    assertThat(found.get(0).text()).contains("epoch 2, when that of epoch 9 had written it");
  }

  @Test
  void takesALaterDeploymentsEpochsForThemselves() {
    List<Violation> found = check(write("d", 9), write("later", 2), write("later", 2));

    assertThat(found).isEmpty();
  }
}
