package dev.wheelhouse.worker.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.lifecycle.Intake.DeploymentResumed;
import dev.wheelhouse.events.lifecycle.Intake.DeploymentStarted;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.worker.port.Fence;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FencesTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final RequestAccepted ACCEPTED =
      new RequestAccepted(
          "r",
          Operation.UNINSTALL,
          new Coordinates("wheelhouse.requests", 0, 7),
          "sha256:0",
          Requester.UNKNOWN,
          "",
          null,
          0,
          false,
          Options.DEFAULTS);

  private boolean leased = true;
  private int pauses;
  private Runnable meanwhile = () -> {};
  private final Fences fences = new Fences(() -> leased, this::pause);
  private final Deployment deployment =
      Deployment.begin(event(1, ACCEPTED)).apply(event(2, new DeploymentStarted("w1", T0)));

  private static Event event(long sequence, LifecycleEvent fact) {
    return new Event("d", sequence, new ReleaseKey("c", "n", "app"), T0, "w1", "", fact);
  }

  private void pause(Duration duration) {
    pauses++;
    meanwhile.run();
  }

  private StepException refusal(Deployment of) {
    return catchThrowableOfType(StepException.class, () -> fences.of(of).enter("creating it"));
  }

  @Test
  void letsTheOwnerWriteWhileItsLeaseHolds() throws Exception {
    fences.begin(deployment);

    try (Fence.Pass pass = fences.of(deployment).enter("creating it")) {
      assertThat(pass).isNotNull();
    }
  }

  @Test
  void refusesAWriteWhenTheLeaseHasRunOut() {
    fences.begin(deployment);
    leased = false;

    StepException refusal = refusal(deployment);

    assertThat(refusal.isUnowned()).isTrue();
    assertThat(refusal).hasMessageContaining("creating it: not done");
  }

  @Test
  void refusesAWriteForADeploymentThatWasGivenAway() {
    fences.begin(deployment);
    fences.giveAway(List.of(deployment.id()));

    assertThat(refusal(deployment).isUnowned()).isTrue();
  }

  @Test
  void refusesAWriteThatBeganUnderAnEarlierTakeover() {
    fences.begin(deployment);
    fences.giveAway(List.of(deployment.id()));
    fences.begin(
        deployment.apply(event(3, new DeploymentResumed("w1", "w1", List.of("RUN_HOOK")))));

    assertThat(refusal(deployment).isUnowned()).isTrue();
  }

  @Test
  void givesAwayOnlyWhenTheLastWriteHasBeenAnswered() throws Exception {
    fences.begin(deployment);
    Fence.Pass pass = fences.of(deployment).enter("creating it");
    meanwhile =
        () -> {
          if (pauses == 3) {
            pass.close();
          }
        };

    fences.giveAway(List.of(deployment.id()));

    assertThat(pauses).isEqualTo(3);
  }

  @Test
  void givesAwayAtLastWhenTheClusterDoesNotAnswer() throws Exception {
    fences.begin(deployment);
    fences.of(deployment).enter("creating it");

    fences.giveAway(List.of(deployment.id()));

    assertThat(pauses).isEqualTo(1000);
  }
}
