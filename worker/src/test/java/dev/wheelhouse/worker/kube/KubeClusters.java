package dev.wheelhouse.worker.kube;

import dev.wheelhouse.worker.port.Cluster;
import io.vertx.core.Vertx;

/** Opens real clusters for tests. */
public final class KubeClusters {
  private KubeClusters() {}

  /** The cluster of {@code KUBECONFIG}, under any field manager. */
  public static Cluster open(Vertx vertx, String fieldManager) {
    return KubeCluster.connect("real", null, null, vertx, fieldManager);
  }
}
