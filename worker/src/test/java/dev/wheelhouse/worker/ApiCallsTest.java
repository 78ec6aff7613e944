package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.worker.kube.FaultyApi;
import dev.wheelhouse.worker.kube.KubeCluster;
import dev.wheelhouse.worker.port.Cluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deployments ask of the API server, call by call: each costs a release time. */
@Tag("cluster")
class ApiCallsTest {
  private static final String WORKLOAD =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: "{{ .Release.Name }}"}
      spec: {ports: [{port: 80}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: "{{ .Release.Name }}"}
      spec:
        replicas: 0
        selector: {matchLabels: {app: a}}
        template:
          metadata: {labels: {app: a}}
          spec: {containers: [{name: main, image: busybox}]}
      """;

  private final String namespace = "calls-" + Long.toString(System.nanoTime(), 36);
  private KubernetesClient admin;
  private Vertx vertx;
  private FaultyApi api;
  private Cluster cluster;
  private WorkerClient requests;
  private Worker worker;
  private TestCharts chart;

  @TempDir Path dir;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(System.getenv("KUBECONFIG") != null, "no KUBECONFIG: nothing to call");
    admin = new KubernetesClientBuilder().build();
    admin
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    vertx = Vertx.vertx();
    api = FaultyApi.open(vertx);
    cluster = KubeCluster.connect("default", api.kubeconfig(dir), null, vertx);
    requests = new WorkerClient(Duration.ofSeconds(60));
    worker = requests.worker("w1", Map.of("default", cluster));
    chart = TestCharts.in(dir.resolve("chart")).configMap("{{ .Release.Name }}").template(WORKLOAD);
    deployed("install", "warm");
  }

  @AfterEach
  void stop() {
    if (worker != null) {
      worker.close();
      requests.close();
      cluster.close();
      api.close();
      vertx.close();
    }
    if (admin != null) {
      admin.namespaces().withName(namespace).delete();
      admin.close();
    }
  }

  private List<String> deployed(String operation, String release) {
    int before = api.calls().size();
    String deployment =
        requests.publishIn(
            namespace,
            release,
            operation,
            "\"operation\":\"%s\",\"chart\":\"%s\"".formatted(operation, chart.path()));
    assertThat(WorkerClient.last(requests.await(deployment)))
        .isInstanceOf(End.ReleaseDeployed.class);
    return api.calls().stream()
        .skip(before)
        .map(call -> call.method() + call.path().replaceFirst(".*/namespaces/[^/]+/", " "))
        .toList();
  }

  @Test
  void installsWithFourCallsBesidesItsObjects() {
    List<String> calls = deployed("install", "app");

    assertThat(calls)
        .containsExactly(
            "GET secrets",
            "POST secrets",
            "POST configmaps",
            "POST services",
            "POST deployments",
            "GET secrets/sh.helm.release.v1.app.v2",
            "PUT secrets/sh.helm.release.v1.app.v1");
  }

  @Test
  void readsTheHistoryOnceForAnUpgrade() {
    deployed("install", "app");

    List<String> calls = deployed("upgrade", "app");

    assertThat(calls)
        .filteredOn(call -> call.contains("secrets"))
        .containsExactly(
            "GET secrets",
            "POST secrets",
            "GET secrets/sh.helm.release.v1.app.v3",
            "PUT secrets/sh.helm.release.v1.app.v1",
            "PUT secrets/sh.helm.release.v1.app.v2");
  }
}
