package dev.wheelhouse.worker.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Trouble.StepFailed;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final Scenarios.Scenario install = Scenarios.all().findFirst().orElseThrow();
  private final Scenarios.Worker worker = new Scenarios.Worker(install.world());

  private Deployment begun() {
    worker.take(install);
    return worker.partition.open().iterator().next();
  }

  @Test
  void countsWhenItsTimerIsEarly() {
    Deployment deployment = begun();
    Input passed = new Input.DeadlinePassed(deployment.deadline());

    Partition.Step step =
        worker.partition.input(deployment.id(), passed, deployment.deadline().minusNanos(1));

    assertThat(step.events().get(0).data())
        .isInstanceOfSatisfying(
            StepFailed.class,
            failed -> assertThat(failed.error().code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
  }

  @Test
  void doesNotCountWhenItIsAnotherThanTheDeployments() {
    Deployment deployment = begun();
    Input passed = new Input.DeadlinePassed(deployment.deadline().minusSeconds(1));

    Partition.Step step =
        worker.partition.input(deployment.id(), passed, deployment.deadline().minusSeconds(1));

    assertThat(step.events()).isEmpty();
  }
}
