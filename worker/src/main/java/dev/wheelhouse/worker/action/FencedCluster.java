package dev.wheelhouse.worker.action;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Discovery;
import dev.wheelhouse.worker.port.Evidence;
import dev.wheelhouse.worker.port.Fence;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.Watches;

/** A cluster as the owner of a deployment writes to it. Closing it closes nothing. */
record FencedCluster(Cluster cluster, Fence fence) implements Cluster {
  @Override
  public String name() {
    return cluster.name();
  }

  @Override
  public Objects objects() {
    return cluster.objects(fence);
  }

  @Override
  public Objects objects(Fence other) {
    return cluster.objects(other);
  }

  @Override
  public Watches watches() {
    return cluster.watches();
  }

  @Override
  public Evidence evidence() {
    return cluster.evidence();
  }

  @Override
  public Discovery discovery() {
    return cluster.discovery();
  }

  @Override
  public Cluster actingAs(String namespace, String account) {
    return new FencedCluster(cluster.actingAs(namespace, account), fence);
  }

  @Override
  public void close() {
    // the cluster outlives the deployment
  }
}
