package dev.wheelhouse.worker.contract;

import dev.wheelhouse.worker.kube.KubeClusters;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.simulated.SimulatedApiServer;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the simulated cluster as workers in other processes see it. */
class SimulatedApiServerContractTest extends ClusterContract {
  @TempDir static Path directory;

  private final List<Cluster> others = new ArrayList<>();
  private SimulatedApiServer server;
  private Vertx vertx;
  private Path kubeconfig;

  @Override
  Cluster open() throws Exception {
    server = SimulatedApiServer.start(directory.resolve("audit.jsonl"));
    kubeconfig =
        Files.writeString(
            directory.resolve("kubeconfig"), SimulatedApiServer.kubeconfig(server.port(), "test"));
    vertx = Vertx.vertx();
    return KubeClusters.open(vertx, kubeconfig, "wheelhouse");
  }

  @Override
  Objects as(String fieldManager) {
    Cluster other = KubeClusters.open(vertx, kubeconfig, fieldManager);
    others.add(other);
    return other.objects();
  }

  @Override
  void closeOthers() {
    others.forEach(Cluster::close);
    vertx.close();
    server.close();
  }
}
