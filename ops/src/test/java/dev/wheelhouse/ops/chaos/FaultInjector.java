package dev.wheelhouse.ops.chaos;

import dev.wheelhouse.worker.testing.BrokerProcess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Breaks one thing at a time and mends it, as a seed says. */
final class FaultInjector {
  private final Random random;
  private final BrokerProcess broker;
  private final List<WorkerProcess> workers;
  private final List<TcpProxy> networks;
  private final long sessionMillis;
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
  private final List<Fault> coming = new ArrayList<>();

  /** What breaks. */
  enum Fault {
    WORKER_KILLED("worker kills"),
    WORKER_STOPPED("workers stopped past their session"),
    WORKER_TERMINATED("graceful stops"),
    BROKER_KILLED("broker kills"),
    NETWORK_CUT("cuts"),
    NETWORK_HELD("stalls");

    final String words;

    Fault(String words) {
      this.words = words;
    }
  }

  FaultInjector(
      long seed,
      BrokerProcess broker,
      List<WorkerProcess> workers,
      List<TcpProxy> networks,
      long sessionMillis) {
    this.random = new Random(seed);
    this.broker = broker;
    this.workers = workers;
    this.networks = networks;
    this.sessionMillis = sessionMillis;
  }

  /** Breaks and mends something; returns when it is mended. */
  void next() throws InterruptedException {
    Fault fault = draw();
    int victim = random.nextInt(workers.size());
    WorkerProcess worker = workers.get(victim);
    TcpProxy network = networks.get(victim);
    switch (fault) {
      case WORKER_KILLED -> {
        worker.kill();
        pause(3_000);
        worker.start();
      }
      case WORKER_STOPPED -> {
        worker.stop();
        Thread.sleep(sessionMillis + random.nextInt(4_000));
        worker.wake();
      }
      case WORKER_TERMINATED -> {
        if (!worker.terminate(TimeUnit.MILLISECONDS.toSeconds(sessionMillis) + 30)) {
          throw new AssertionError(worker.name() + " did not end after SIGTERM");
        }
        worker.start();
      }
      case BROKER_KILLED -> {
        broker.kill();
        pause(2_000);
        broker.start();
      }
      case NETWORK_CUT -> {
        network.cut();
        pause(2 * sessionMillis);
        network.heal();
      }
      case NETWORK_HELD -> {
        network.hold();
        pause(2 * sessionMillis);
        network.heal();
      }
    }
    counts.merge(fault, 1, Integer::sum);
    restartTheDead();
  }

  /** Every kind once, in random order, before any comes again. */
  private Fault draw() {
    if (coming.isEmpty()) {
      coming.addAll(List.of(Fault.values()));
      Collections.shuffle(coming, random);
    }
    return coming.remove(coming.size() - 1);
  }

  /** Whether every kind of fault has happened. */
  boolean allHappened() {
    return counts.size() == Fault.values().length;
  }

  /** A supervisor, as Kubernetes is one: what has ended by itself is started again. */
  private void restartTheDead() {
    workers.stream().filter(worker -> !worker.isAlive()).forEach(WorkerProcess::start);
  }

  private void pause(long upToMillis) throws InterruptedException {
    Thread.sleep(random.nextInt((int) upToMillis));
  }

  /** How often each happened, in words. */
  String words() {
    StringBuilder words = new StringBuilder();
    counts.forEach(
        (fault, count) ->
            words
                .append(words.isEmpty() ? "" : ", ")
                .append(count)
                .append(' ')
                .append(fault.words));
    return words.toString();
  }
}
