package dev.wheelhouse.worker.contract;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.simulated.RealTime;
import dev.wheelhouse.worker.simulated.SimulatedCluster;

class SimulatedClusterContractTest extends ClusterContract {
  private SimulatedCluster cluster;

  @Override
  Cluster open() {
    cluster = SimulatedCluster.inMemory("simulated", new RealTime(), 10);
    return cluster;
  }

  @Override
  Objects as(String fieldManager) {
    return cluster.objects(fieldManager);
  }
}
