package dev.wheelhouse.worker.simulation;

import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.DeadLetter;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.worker.check.History;
import dev.wheelhouse.worker.check.HistoryChecker;
import dev.wheelhouse.worker.check.Violation;
import dev.wheelhouse.worker.kafka.SimulatedBroker;
import dev.wheelhouse.worker.port.ChartSource;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.release.SecretReleaseStore;
import dev.wheelhouse.worker.simulated.AuditEntry;
import dev.wheelhouse.worker.simulated.SimulatedCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One world: a broker, a cluster, workers, and chance. One thread; a seed gives one run. */
final class Simulation {
  static final String CLUSTER = "default";
  static final int PARTITIONS = 3;
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration RESTART = Duration.ofSeconds(2);
  private static final int DEEPEST = 8;

  private final Random random;
  private final Switches switches;
  private final Schedule schedule = new Schedule(START);
  private final SimulatedCluster cluster = SimulatedCluster.inMemory(CLUSTER, schedule, 1);
  private final SimulatedBroker broker;
  private final Map<String, SimulatedWorker> workers = new HashMap<>();
  private final Map<Long, String> writers = new HashMap<>();
  private final List<Violation> broken = new ArrayList<>();
  private final Trace trace;
  private Faults faults = Faults.NONE;
  private long points;
  private long killAt = -1;
  private int kills;
  private int freezes;
  private int losses;

  Simulation(long seed, boolean cooperative, Switches switches, boolean traced) {
    this.random = new Random(seed);
    this.switches = switches;
    this.trace = new Trace(schedule, traced);
    this.broker =
        new SimulatedBroker(
            Topics.DEFAULT,
            PARTITIONS,
            schedule,
            () -> random.nextInt(20) == 0 ? random.nextInt(2000) : random.nextInt(5),
            cooperative,
            switches.fences());
  }

  Schedule schedule() {
    return schedule;
  }

  SimulatedBroker broker() {
    return broker;
  }

  SimulatedCluster cluster() {
    return cluster;
  }

  Switches switches() {
    return switches;
  }

  ChartSource charts() {
    return Charts.SOURCE;
  }

  Trace trace() {
    return trace;
  }

  Random random() {
    return random;
  }

  /** A number below the limit. */
  int chance(int limit) {
    return random.nextInt(limit);
  }

  void faults(Faults now) {
    faults = now;
  }

  /** Lets the process die that reaches the point of this number, from 1. */
  void killAt(long point) {
    killAt = point;
  }

  /** How many points have been reached. */
  long points() {
    return points;
  }

  int kills() {
    return kills;
  }

  int freezes() {
    return freezes;
  }

  int losses() {
    return losses;
  }

  // processes

  void start(String id) {
    SimulatedWorker running = workers.get(id);
    if (running == null || running.isDead()) {
      trace.add(() -> "start " + id);
      workers.put(id, new SimulatedWorker(this, id));
    }
  }

  void kill(String id) {
    SimulatedWorker running = workers.get(id);
    if (running != null && !running.isDead()) {
      kill(running, "");
    }
  }

  private void kill(SimulatedWorker worker, String where) {
    kills++;
    trace.add(() -> "kill " + worker.id() + " " + where);
    worker.kill();
    schedule.at(schedule.now().plus(RESTART), () -> start(worker.id()));
  }

  void stop(String id) {
    SimulatedWorker running = workers.get(id);
    if (running != null && !running.isDead()) {
      trace.add(() -> "stop " + id);
      running.stop();
    }
  }

  void freeze(String id, Duration duration) {
    SimulatedWorker running = workers.get(id);
    if (running != null && !running.isDead() && !running.isFrozen()) {
      freeze(running, duration, "");
    }
  }

  private void freeze(SimulatedWorker worker, Duration duration, String where) {
    freezes++;
    trace.add(() -> "freeze " + worker.id() + " for " + duration + " " + where);
    worker.freeze(duration);
  }

  /** What no fault of this world explains. */
  void broken(SimulatedWorker worker, RuntimeException cause) {
    trace.add(() -> worker.id() + " ends: " + cause);
    broken.add(new Violation("worker", "", worker.id() + " ended with " + cause));
  }

  // calls

  /** A process is in the midst of a call. */
  void point(SimulatedWorker worker, String what) {
    points++;
    if (points == killAt) {
      kill(worker, what);
      return;
    }
    double dice = random.nextDouble();
    if (dice < faults.kill()) {
      kill(worker, what);
      return;
    }
    dice -= faults.kill();
    int latency = 1 + random.nextInt(3);
    if (schedule.depth() > DEEPEST) {
      schedule.pass(schedule.now().plusMillis(latency));
      return;
    }
    if (dice >= 0 && dice < faults.freeze()) {
      freeze(worker, Duration.ofMillis(1000 + random.nextInt(20_000)), what);
    } else if (dice >= 0 && dice - faults.freeze() < faults.slow()) {
      latency = random.nextInt(1500);
    }
    schedule.runUntil(schedule.now().plusMillis(latency));
  }

  /**
   * A request travels; with faults some take long, but never as long as a lease leaves it.
   *
   * @param arrival done when it arrives, whoever is stopped or dead by then
   */
  void deliver(Runnable arrival) {
    boolean slow = random.nextDouble() < faults.slow();
    Instant then = schedule.now().plusMillis(slow ? random.nextInt(1500) : 1);
    if (schedule.depth() > DEEPEST) {
      schedule.pass(then);
      arrival.run();
      return;
    }
    schedule.at(then, arrival);
    schedule.runUntil(then);
  }

  /** Whether this call, or its answer, is lost. */
  boolean loses(String call) {
    boolean lost =
        switch (call) {
          case "init", "offsets", "events", "commit", "abort", "restore", "committed", "cluster" ->
              random.nextDouble() < faults.lose();
          default -> false;
        };
    if (lost) {
      losses++;
      trace.add(() -> "lost: " + call);
    }
    return lost;
  }

  int written() {
    return cluster.audit().size();
  }

  /** The cluster's writes from that number on are this worker's. */
  void attribute(int from, SimulatedWorker worker) {
    List<AuditEntry> audit = cluster.audit();
    for (AuditEntry entry : audit.subList(from, audit.size())) {
      writers.put(entry.resourceVersion(), worker.id());
      trace.add(() -> worker.id() + " " + entry.verb() + " " + entry.resource().display());
    }
  }

  // clients

  void publish(int partition, byte[] key, String value) {
    String sent =
        switches.forgetsRequests() ? value.replaceFirst("(\"id\":\"r\\d+)", "$1-" + points) : value;
    Coordinates at =
        broker.publish(
            partition,
            new ProducerRecord<>(
                Topics.DEFAULT.requests(), partition, key, sent.getBytes(StandardCharsets.UTF_8)));
    trace.add(() -> "request " + at + " " + sent);
    workers.values().forEach(SimulatedWorker::due);
  }

  // the end

  /** Whether every request has been taken and no deployment is open. */
  boolean isQuiet() {
    if (!broker.allTaken()) {
      return false;
    }
    Set<String> open = new LinkedHashSet<>();
    for (SimulatedBroker.DurableEvent durable : broker.events()) {
      if (durable.event().data() instanceof RequestAccepted) {
        open.add(durable.event().deployment());
      } else if (durable.event().data() instanceof End) {
        open.remove(durable.event().deployment());
      }
    }
    return open.isEmpty();
  }

  List<Violation> violations() {
    List<Violation> all = new ArrayList<>(broken);
    all.addAll(HistoryChecker.check(history()));
    return all;
  }

  History history() {
    return new History(
        PARTITIONS,
        asked(),
        broker.nextRequests(),
        broker.records(Topics.DEFAULT.deadLetters()).stream().map(Simulation::origin).toList(),
        broker.events().stream()
            .map(e -> new History.Logged(e.partition(), e.offset(), e.durable(), e.event()))
            .toList(),
        cluster.audit().stream()
            .map(
                entry ->
                    new History.Write(
                        entry.time(),
                        entry.verb(),
                        writers.getOrDefault(entry.resourceVersion(), ""),
                        entry.deployment(),
                        entry.epoch(),
                        entry.resource(),
                        entry.uid()))
            .toList(),
        revisions());
  }

  private List<History.Asked> asked() {
    List<History.Asked> asked = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : broker.records(Topics.DEFAULT.requests())) {
      Coordinates at = new Coordinates(record.topic(), record.partition(), record.offset());
      RequestReading reading = RequestCodec.read(record);
      if (reading instanceof RequestReading.Valid valid) {
        asked.add(
            new History.Asked(
                at,
                valid.request().key(),
                asSent(valid.request().id()),
                valid.request().operation()));
      } else if (reading instanceof RequestReading.Rejected rejected) {
        asked.add(
            new History.Asked(
                at, rejected.key(), asSent(rejected.requestId()), rejected.operation()));
      } else {
        asked.add(new History.Asked(at, null, "", null));
      }
    }
    return asked;
  }

  /** The client's id, without what {@link Switches#forgetsRequests} adds to it. */
  private static String asSent(String id) {
    return id.replaceFirst("-\\d+$", "");
  }

  private static Coordinates origin(ConsumerRecord<byte[], byte[]> letter) {
    return DeadLetter.read(letter.headers()).orElseThrow().origin();
  }

  private List<History.Revision> revisions() {
    List<History.Revision> revisions = new ArrayList<>();
    SecretReleaseStore store = new SecretReleaseStore(cluster.objects(), schedule.clock());
    try {
      for (String release : Workload.RELEASES) {
        for (StoredRelease stored : store.history("default", release)) {
          revisions.add(
              new History.Revision(
                  CLUSTER,
                  "default",
                  release,
                  stored.record().revision(),
                  stored.record().info().status().helm(),
                  stored.deployment()));
        }
      }
    } catch (StepException e) {
      throw new IllegalStateException(e);
    }
    return revisions;
  }
}
