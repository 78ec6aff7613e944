package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.lifecycle.End;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What deployments ask of the API server, call by call: each costs a release time. */
class ApiCallsTest extends OnKubernetes {
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

  private TestCharts chart;

  ApiCallsTest() {
    super("calls");
  }

  @BeforeEach
  void start() throws Exception {
    startWorkerBehindFaults();
    chart = TestCharts.in(dir.resolve("chart")).configMap("{{ .Release.Name }}").template(WORKLOAD);
    deployed("install", "warm");
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
