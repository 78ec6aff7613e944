package dev.wheelhouse.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.worker.kube.KubeClusters;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Applies the base to the cluster that {@code KUBECONFIG} names, under names of its own, so that a
 * Wheelhouse that is installed there stays as it is; skipped where there is none.
 */
@Tag("cluster")
class ClusterManifestsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SUFFIX = "-test-" + UUID.randomUUID().toString().substring(0, 8);

  private static final List<KubeObject> applied = new ArrayList<>();
  private static Vertx vertx;
  private static Cluster cluster;

  @BeforeAll
  static void applyTheBase() throws StepException {
    assumeTrue(System.getenv("KUBECONFIG") != null, "no KUBECONFIG: the manifests are not applied");
    vertx = Vertx.vertx();
    cluster = KubeClusters.open(vertx, "wheelhouse-manifests-test");
    for (KubeObject object : Manifests.base()) {
      KubeObject renamed = new KubeObject(renamed(object.tree()));
      applied.add(renamed);
      cluster.objects().apply(renamed, false);
    }
  }

  @AfterAll
  static void deleteWhatWasApplied() throws StepException {
    if (cluster == null) {
      return;
    }
    try {
      for (int i = applied.size() - 1; i >= 0; i--) {
        cluster.objects().delete(applied.get(i).ref(), "");
      }
    } finally {
      cluster.close();
      vertx.close();
    }
  }

  private static Map<String, Object> renamed(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put((String) key, renamed(value)));
    return copy;
  }

  private static Object renamed(Object value) {
    if (value instanceof Map<?, ?> map) {
      return renamed(map);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ClusterManifestsTest::renamed).toList();
    }
    return value instanceof String text && text.matches("wheelhouse(-.*)?") ? text + SUFFIX : value;
  }

  @Test
  void leavesEachObjectInTheCluster() throws StepException {
    for (KubeObject object : applied) {
      assertThat(cluster.objects().get(object.ref())).as("%s", object).isPresent();
    }
  }

  @Test
  void changesNothingWhenAppliedAgain() throws StepException {
    for (KubeObject object : applied) {
      KubeObject live = cluster.objects().apply(object, false).live();
      assertThat(live.uid()).as("%s", object).isNotEmpty();
    }
    KubeObject deployment = deployment();
    assertThat(
            cluster
                .objects()
                .apply(applied.get(applied.size() - 1), false)
                .live()
                .number("metadata", "generation"))
        .isEqualTo(deployment.number("metadata", "generation"));
  }

  @Test
  void makesPodsThatTheClusterAccepts() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(deployment().number("status", "unavailableReplicas"))
                    .as(
                        "pods of the Deployment, none of which can find its image: %s",
                        deployment().map("status"))
                    .contains(2L));
  }

  private static KubeObject deployment() throws StepException {
    return cluster.objects().get(applied.get(applied.size() - 1).ref()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    // revisions
    "get, '', secrets, ''",
    "list, '', secrets, ''",
    "create, '', secrets, ''",
    "update, '', secrets, ''",
    "patch, '', secrets, ''",
    "delete, '', secrets, ''",
    // valuesFrom
    "get, '', configmaps, ''",
    // --create-namespace
    "get, '', namespaces, ''",
    "create, '', namespaces, ''",
    "patch, '', namespaces, ''",
    // hooks
    "create, batch, jobs, ''",
    "get, batch, jobs, ''",
    "list, batch, jobs, ''",
    "watch, batch, jobs, ''",
    "delete, batch, jobs, ''",
    "create, '', pods, ''",
    "delete, '', pods, ''",
    // evidence of a failure
    "list, '', pods, ''",
    "get, '', pods, log",
    "list, '', events, ''",
    // what charts hold
    "patch, apps, deployments, ''",
    "watch, apps, deployments, ''",
    "delete, apps, deployments, ''",
    "patch, apps, statefulsets, ''",
    "patch, apps, daemonsets, ''",
    "patch, '', services, ''",
    "patch, '', serviceaccounts, ''",
    "patch, '', persistentvolumeclaims, ''",
    "patch, '', configmaps, ''",
    "patch, batch, cronjobs, ''",
    "patch, networking.k8s.io, ingresses, ''",
    "patch, networking.k8s.io, networkpolicies, ''",
    "patch, autoscaling, horizontalpodautoscalers, ''",
    "patch, policy, poddisruptionbudgets, ''",
    "patch, rbac.authorization.k8s.io, roles, ''",
    "patch, rbac.authorization.k8s.io, rolebindings, ''",
    "create, apiextensions.k8s.io, customresourcedefinitions, ''",
    "patch, apiextensions.k8s.io, customresourcedefinitions, ''",
  })
  void allowsWhatTheWorkerDoes(String verb, String group, String resource, String subresource) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(allowed(verb, group, resource, subresource)).isEqualTo(true));
  }

  @ParameterizedTest
  @CsvSource({
    "delete, '', namespaces, ''",
    "delete, '', nodes, ''",
    "create, '', pods, exec",
    "impersonate, '', serviceaccounts, ''",
    "create, '', serviceaccounts, token",
    "patch, rbac.authorization.k8s.io, clusterroles, ''",
    "patch, rbac.authorization.k8s.io, clusterrolebindings, ''",
    "escalate, rbac.authorization.k8s.io, roles, ''",
    "delete, apiextensions.k8s.io, customresourcedefinitions, ''",
    "patch, admissionregistration.k8s.io, mutatingwebhookconfigurations, ''",
  })
  void allowsNothingThatItDoesNot(String verb, String group, String resource, String subresource)
      throws StepException {
    assertThat(allowed(verb, group, resource, subresource)).isEqualTo(false);
  }

  /**
   * What the API server says of the worker's service account in a namespace that is not its own.
   */
  private static Object allowed(String verb, String group, String resource, String subresource)
      throws StepException {
    String account = "system:serviceaccount:wheelhouse" + SUFFIX + ":wheelhouse-worker" + SUFFIX;
    Map<String, Object> attributes =
        Map.of(
            "namespace", "default",
            "verb", verb,
            "group", group,
            "resource", resource,
            "subresource", subresource);
    return cluster
        .objects()
        .create(
            new KubeObject(
                Map.of(
                    "apiVersion", "authorization.k8s.io/v1",
                    "kind", "SubjectAccessReview",
                    "spec", Map.of("user", account, "resourceAttributes", attributes))))
        .orElseThrow()
        .at("status", "allowed")
        .orElseThrow();
  }
}
