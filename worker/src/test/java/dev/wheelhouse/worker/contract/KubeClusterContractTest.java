package dev.wheelhouse.worker.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.worker.kube.KubeClusters;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Objects;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The contract on the cluster that {@code KUBECONFIG} names; skipped where there is none. */
@Tag("cluster")
class KubeClusterContractTest extends ClusterContract {
  private final List<Cluster> others = new ArrayList<>();
  private Vertx vertx;

  @Override
  Cluster open() {
    assumeTrue(
        System.getenv("KUBECONFIG") != null,
        "no KUBECONFIG: the cluster contract runs on the simulated cluster only");
    vertx = Vertx.vertx();
    return KubeClusters.open(vertx, "wheelhouse");
  }

  @Override
  Objects as(String fieldManager) {
    Cluster other = KubeClusters.open(vertx, fieldManager);
    others.add(other);
    return other.objects();
  }

  @Override
  void closeOthers() {
    others.forEach(Cluster::close);
    if (vertx != null) {
      vertx.close();
    }
  }
}
