package dev.wheelhouse.worker.simulation;

import dev.wheelhouse.worker.Wiring;
import dev.wheelhouse.worker.kafka.Peer;
import dev.wheelhouse.worker.kafka.SimulatedJournal;
import dev.wheelhouse.worker.port.Telemetry;
import dev.wheelhouse.worker.shell.Engine;
import dev.wheelhouse.worker.shell.Fences;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;

/** One process: an engine of production on a journal that is stepped, and tasks of its own. */
final class SimulatedWorker implements Peer {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

  private final Simulation simulation;
  private final String id;
  private final SimulatedJournal journal;
  private boolean dead;
  private Instant frozenUntil = Instant.MIN;
  private boolean stepping;
  private boolean due;

  SimulatedWorker(Simulation simulation, String id) {
    this.simulation = simulation;
    this.id = id;
    this.journal = new SimulatedJournal(simulation.broker(), this, id, this::due);
    Engine engine =
        Wiring.engine(
            id,
            journal,
            new Fences(journal::holdsLease, this::pass),
            simulation.broker().requestLog(this),
            Map.of(Simulation.CLUSTER, new WorkerCluster(simulation, this)),
            "",
            simulation.charts(),
            task -> later(Duration.ofMillis(simulation.chance(3)), task),
            (delay, task) -> {
              boolean[] cancelled = new boolean[1];
              later(
                  delay,
                  () -> {
                    if (!cancelled[0]) {
                      task.run();
                    }
                  });
              return () -> cancelled[0] = true;
            },
            simulation.schedule().clock(),
            bound -> simulation.chance((int) bound),
            Telemetry.NONE);
    journal.start(simulation.switches().rounds(engine));
  }

  /** A thread of this process waits. */
  private void pass(Duration duration) {
    simulation.schedule().runUntil(simulation.schedule().now().plus(duration));
    point("waiting");
  }

  String id() {
    return id;
  }

  boolean isDead() {
    return dead;
  }

  boolean isFrozen() {
    return frozenUntil.isAfter(simulation.schedule().now());
  }

  /**
   * Runs a task of this process, if the process lives then; when it is stopped, once it goes on.
   */
  void later(Duration delay, Runnable task) {
    at(simulation.schedule().now().plus(delay), task);
  }

  private void at(Instant time, Runnable task) {
    simulation.schedule().at(time, () -> run(task));
  }

  private void run(Runnable task) {
    if (dead) {
      return;
    }
    if (isFrozen()) {
      at(frozenUntil, task);
      return;
    }
    try {
      task.run();
    } catch (Death death) {
      if (!death.of(this)) {
        throw death;
      }
    }
  }

  /** The journal should do a step soon. */
  void due() {
    if (!due) {
      due = true;
      later(SOON, this::step);
    }
  }

  private void step() {
    if (stepping) {
      later(SOON, this::step);
      return;
    }
    due = false;
    stepping = true;
    try {
      later(journal.step() ? IDLE : AFTER_FAILURE, this::due);
    } catch (RuntimeException e) {
      simulation.broken(this, e);
      kill();
    } finally {
      stepping = false;
    }
  }

  /** The end of the process, wherever it is. */
  void kill() {
    dead = true;
    simulation.broker().silent(this);
  }

  /** Leaves the group, as at SIGTERM; what its steps do is cut off. */
  void stop() {
    if (stepping || isFrozen()) {
      later(SOON, this::stop);
      return;
    }
    journal.close();
    dead = true;
  }

  /** Neither works nor beats until then. */
  void freeze(Duration duration) {
    frozenUntil = simulation.schedule().now().plus(duration);
    simulation.broker().silent(this);
    simulation
        .schedule()
        .at(
            frozenUntil,
            () -> {
              if (!dead && !isFrozen()) {
                simulation.broker().beating(this);
              }
            });
  }

  /** A call goes out or comes back: time passes, and it may be the last moment of the process. */
  void point(String what) {
    simulation.point(this, what);
    while (!dead && isFrozen()) {
      simulation.schedule().runUntil(frozenUntil);
    }
    if (dead) {
      throw new Death(this);
    }
  }

  @Override
  public void before(String call) {
    point("before " + call);
    if (simulation.loses(call)) {
      throw new TimeoutException("the request of " + call + " was lost");
    }
  }

  @Override
  public void after(String call) {
    point("after " + call);
    if (simulation.loses(call)) {
      throw new TimeoutException("the answer to " + call + " was lost");
    }
  }
}
