package dev.wheelhouse.worker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.worker.kube.FaultyApi;
import dev.wheelhouse.worker.kube.KubeCluster;
import dev.wheelhouse.worker.port.Cluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of a worker on the API server of KUBECONFIG, each in a namespace of its own. A test says
 * with {@link #startWorker} as whom the worker connects.
 */
@Tag("cluster")
abstract class OnKubernetes {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  final String namespace;
  KubernetesClient admin;
  Vertx vertx;
  FaultyApi api;
  Cluster cluster;
  WorkerClient requests;
  Worker worker;

  @TempDir Path dir;

  /**
   * @param purpose begins the namespace's name
   */
  OnKubernetes(String purpose) {
    namespace = purpose + "-" + Long.toString(System.nanoTime(), 36);
  }

  @BeforeEach
  final void connect() {
    assumeTrue(System.getenv("KUBECONFIG") != null, "no KUBECONFIG: no API server");
    admin = new KubernetesClientBuilder().build();
    vertx = Vertx.vertx();
    createNamespace();
  }

  final void createNamespace() {
    admin
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespace)
                .addToLabels("test", namespace)
                .endMetadata()
                .build())
        .create();
  }

  /** A worker that may do what KUBECONFIG's user may. */
  final void startWorker() throws Exception {
    startWorker(Path.of(System.getenv("KUBECONFIG")));
  }

  /** A worker behind a proxy that can break things. */
  final void startWorkerBehindFaults() throws Exception {
    api = FaultyApi.open(vertx);
    startWorker(api.kubeconfig(dir));
  }

  final void startWorker(Path kubeconfig) throws Exception {
    cluster = KubeCluster.connect("default", kubeconfig, null, vertx);
    requests = new WorkerClient(PATIENCE);
    worker = requests.worker("w1", Map.of("default", cluster));
  }

  @AfterEach
  final void stopAndDelete() {
    if (worker != null) {
      worker.close();
      requests.close();
      cluster.close();
    }
    if (api != null) {
      api.close();
    }
    if (admin != null) {
      vertx.close();
      admin.namespaces().withName(namespace).delete();
      admin.close();
    }
  }
}
