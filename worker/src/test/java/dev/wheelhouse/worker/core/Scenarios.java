package dev.wheelhouse.worker.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Stage;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.request.Options;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whole lives of deployments, played on one thread without Kafka and Kubernetes. */
final class Scenarios {
  private Scenarios() {}

  /** A request and how the world takes it. */
  record Scenario(String name, Plan plan, Plan remediation, Options options, String fails) {
    @Override
    public String toString() {
      return name;
    }

    ScriptedWorld world() {
      ScriptedWorld world = new ScriptedWorld(plan, remediation);
      return fails.isEmpty() ? world : world.failing(fails);
    }
  }

  static Stream<Scenario> all() {
    Options plain = Samples.options();
    Options atomic = Samples.options(true, false, Options.OnBusy.QUEUE);
    Plan uninstall = Samples.uninstall();
    Plan rollback = Samples.rollback(3, 1);
    return Stream.of(
        new Scenario("install", Samples.install(), null, plain, ""),
        new Scenario("upgrade", Samples.upgrade(), null, plain, ""),
        new Scenario("rollback", Samples.rollback(3, 1), null, plain, ""),
        new Scenario("uninstall", uninstall, null, plain, ""),
        new Scenario("test", Samples.test(), null, plain, ""),
        new Scenario(
            "failing hook", Samples.install(), null, plain, "pre-install hook Job/pre-install-c"),
        new Scenario("failing wave", Samples.upgrade(), null, plain, "resources, wave 1 of 1"),
        new Scenario("failing chart", Samples.install(), null, plain, "resolve chart"),
        new Scenario("failing finish", Samples.install(), null, plain, "finish revision"),
        new Scenario(
            "atomic install that fails",
            Samples.install(),
            uninstall,
            atomic,
            "post-install hook Job/post-install-a"),
        new Scenario("atomic upgrade that fails", Samples.upgrade(), rollback, atomic, "readiness"),
        new Scenario(
            "atomic upgrade whose remediation cannot be planned",
            Samples.upgrade(),
            rollback,
            atomic,
            "plan remediation"));
  }

  /** One worker: a partition, the log it writes, and what it has dispatched. */
  static final class Worker {
    final Partition partition = new Partition(Set.of("default"), "w");
    final List<Event> log = new ArrayList<>();
    final ScriptedWorld world;
    Instant now = Samples.T0;

    Worker(ScriptedWorld world) {
      this.world = world;
    }

    static Worker restored(ScriptedWorld world, List<Event> log) {
      Worker worker = new Worker(world);
      for (int i = 0; i < log.size(); i++) {
        worker.partition.restore(i, log.get(i));
        worker.log.add(log.get(i));
      }
      worker.now = log.get(log.size() - 1).time();
      worker.log.addAll(worker.partition.resume(worker.now));
      return worker;
    }

    void take(Scenario scenario) {
      log.addAll(
          partition.take(
              Samples.incoming(Samples.request("r", scenario.plan(), scenario.options()), 0), now));
    }

    void runToTheEnd() {
      while (!partition.open().isEmpty()) {
        runOne(partition.open().iterator().next());
      }
    }

    private void runOne(Deployment deployment) {
      List<Command> open = Outstanding.of(deployment);
      assertThat(open).as("stage %s waits for something", deployment.stage()).isNotEmpty();
      now = now.plusSeconds(1);
      Input answer = world.answer(open.get(0), deployment, now);
      Partition.Step step = partition.input(deployment.id(), answer, now);
      assertThat(step.refusal()).isNull();
      log.addAll(step.events());
    }

    /** The same, granting every approval that is asked for. */
    void runToTheEndApproving() {
      while (!partition.open().isEmpty()) {
        Deployment deployment = partition.open().iterator().next();
        if (deployment.stage() == Stage.AWAITING_APPROVAL) {
          Input approval = new Input.Approve("someone", deployment.planned().digest());
          log.addAll(partition.input(deployment.id(), approval, now).events());
        } else {
          runOne(deployment);
        }
      }
    }
  }
}
