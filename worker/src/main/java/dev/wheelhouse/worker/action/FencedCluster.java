package dev.wheelhouse.worker.action;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Fence;
import dev.wheelhouse.worker.port.ForwardingCluster;
import dev.wheelhouse.worker.port.Objects;

/** A cluster as the owner of a deployment writes to it. Closing it closes nothing. */
final class FencedCluster extends ForwardingCluster {
  private final Fence fence;

  FencedCluster(Cluster cluster, Fence fence) {
    super(cluster);
    this.fence = fence;
  }

  @Override
  public Objects objects() {
    return objects(fence);
  }

  @Override
  public Cluster actingAs(String namespace, String account) {
    return new FencedCluster(super.actingAs(namespace, account), fence);
  }

  @Override
  public void close() {
    // the cluster outlives the deployment
  }
}
