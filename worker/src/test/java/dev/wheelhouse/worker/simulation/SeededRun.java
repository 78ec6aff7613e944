package dev.wheelhouse.worker.simulation;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.worker.check.Violation;
import dev.wheelhouse.worker.kafka.SimulatedBroker.DurableEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One run: workers, requests and faults for a while, then rest, then judgement. */
final class SeededRun {
  private static final Duration FAULTS = Duration.ofSeconds(90);
  private static final Duration REST = Duration.ofMinutes(20);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private static final Faults HARSH = new Faults(0.002, 0.008, 0.01, 0.05);

  private final Simulation simulation;
  private final Switches switches;

  private SeededRun(long seed, Switches switches, boolean traced) {
    this.switches = switches;
    this.simulation = new Simulation(seed, new Random(seed).nextBoolean(), switches, traced);
  }

  /**
   * What came of it.
   *
   * @param trace what happened; empty unless it was asked for
   */
  record Result(
      List<Violation> violations,
      int deployments,
      int succeeded,
      int events,
      int kills,
      int freezes,
      int losses,
      List<String> trace) {}

  static Result of(long seed, Switches switches, boolean traced) {
    return new SeededRun(seed, switches, traced).run();
  }

  private Result run() {
    Random random = simulation.random();
    int workers = switches.isHarsh() ? 3 : 1 + random.nextInt(3);
    for (int i = 1; i <= workers; i++) {
      simulation.start("w" + i);
    }
    new Workload(simulation).plan(3 + random.nextInt(6), FAULTS);
    boolean calm = random.nextInt(10) == 0;
    if (switches.isHarsh()) {
      simulation.faults(HARSH);
    } else if (!calm) {
      simulation.faults(
          new Faults(
              pick(random, 0, 0.001, 0.004),
              pick(random, 0, 0.001, 0.002),
              pick(random, 0, 0.01, 0.05),
              pick(random, 0, 0.01, 0.05)));
      for (int i = random.nextInt(6); i > 0; i--) {
        disturb(random, "w" + (1 + random.nextInt(3)));
      }
    }
    simulation.schedule().runUntil(Simulation.START.plus(FAULTS));
    simulation.faults(Faults.NONE);
    return judge(settle());
  }

  private static double pick(Random random, double... from) {
    return from[random.nextInt(from.length)];
  }

  private void disturb(Random random, String worker) {
    Instant when = Simulation.START.plusMillis(random.nextInt((int) FAULTS.toMillis()));
    Runnable what =
        switch (random.nextInt(4)) {
          case 0 -> () -> simulation.kill(worker);
          case 1 -> () -> simulation.stop(worker);
          case 2 -> () -> simulation.freeze(worker, Duration.ofSeconds(5 + random.nextInt(25)));
          default -> () -> simulation.start(worker);
        };
    simulation.schedule().at(when, what);
  }

  /** Whether all comes to rest in time. */
  private boolean settle() {
    Instant end = simulation.schedule().now().plus(REST);
    while (simulation.schedule().now().isBefore(end)) {
      simulation.start("w1");
      simulation.schedule().runUntil(simulation.schedule().now().plus(LOOK));
      if (simulation.isQuiet()) {
        return true;
      }
    }
    return false;
  }

  private Result judge(boolean settled) {
    List<Violation> violations = new ArrayList<>(simulation.violations());
    if (!settled) {
      violations.add(new Violation("I16", "", "not at rest " + REST + " after the last fault"));
    }
    int ended = 0;
    int succeeded = 0;
    for (DurableEvent durable : simulation.broker().events()) {
      Event event = durable.event();
      simulation
          .trace()
          .add(
              () ->
                  "%d@%d %s %s %s"
                      .formatted(
                          durable.partition(),
                          durable.offset(),
                          Duration.between(Simulation.START, durable.durable()),
                          event.id() + " " + event.source(),
                          event.data()));
      if (event.data() instanceof End end) {
        ended++;
        succeeded +=
            end instanceof End.ReleaseFailed || end instanceof End.DeploymentCancelled ? 0 : 1;
        internal(event, end).ifPresent(violations::add);
      }
    }
    return new Result(
        violations,
        ended,
        succeeded,
        simulation.broker().events().size(),
        simulation.kills(),
        simulation.freezes(),
        simulation.losses(),
        simulation.trace().lines());
  }

  /** A failure that only a defect explains. */
  private static Optional<Violation> internal(Event event, End end) {
    if (end instanceof End.ReleaseFailed failed) {
      DeployError error = failed.error();
      if (error.code() == ErrorCode.INTERNAL) {
        return Optional.of(
            new Violation("internal", event.deployment(), failed.step() + ": " + error.message()));
      }
    }
    return Optional.empty();
  }
}
