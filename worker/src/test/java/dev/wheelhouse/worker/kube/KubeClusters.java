package dev.wheelhouse.worker.kube;

import dev.wheelhouse.worker.port.Cluster;
import io.vertx.core.Vertx;
import java.nio.file.Path;

/** Opens real clusters for tests. */
public final class KubeClusters {
  private KubeClusters() {}

  /** The cluster of {@code KUBECONFIG}, under any field manager. */
  public static Cluster open(Vertx vertx, String fieldManager) {
    return open(vertx, null, fieldManager);
  }

  /** The cluster of a kubeconfig, under any field manager. */
  public static Cluster open(Vertx vertx, Path kubeconfig, String fieldManager) {
    return KubeCluster.connect("real", kubeconfig, null, vertx, fieldManager);
  }
}
