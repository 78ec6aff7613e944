package dev.wheelhouse.worker;

import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.simulated.RealTime;
import dev.wheelhouse.worker.simulated.SimulatedCluster;
import java.util.Map;

/** A worker on a real broker and a simulated cluster, and what a client does with it. */
final class WorkerHarness extends WorkerClient {
  final SimulatedCluster cluster = SimulatedCluster.inMemory("default", new RealTime(), 1);
  private Worker worker;

  WorkerHarness() {
    super(PATIENCE);
    startWorker("w1");
  }

  void startWorker(String id) {
    worker = worker(id, Map.of("default", cluster));
  }

  void stopWorker() {
    worker.close();
  }

  /** How many objects of this kind and name were ever created. */
  long created(String kind, String name) {
    return cluster.audit().stream()
        .filter(write -> write.verb().equals("create"))
        .filter(write -> write.resource().kind().equals(kind))
        .filter(write -> write.resource().name().equals(name))
        .count();
  }

  KubeObject object(String kind, String name) {
    return cluster.allObjects().stream()
        .filter(object -> object.kind().equals(kind) && object.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  boolean exists(String kind, String name) {
    return cluster.allObjects().stream()
        .anyMatch(object -> object.kind().equals(kind) && object.name().equals(name));
  }

  @Override
  public void close() {
    worker.close();
    super.close();
    cluster.close();
  }
}
