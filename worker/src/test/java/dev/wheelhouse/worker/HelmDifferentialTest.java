package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.worker.kube.KubeClusters;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.yaml.GoYaml;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Public charts installed, upgraded with other values and uninstalled, once by real Helm and once
 * by Wheelhouse, in a namespace of the same name: what is in the cluster after each operation, and
 * what the release Secrets say, must be the same. The everyday build takes the first few charts of
 * {@code differential/charts.tsv}, {@code -Pcluster} all; {@code -Ddifferential.charts=FILE} gives
 * another list.
 */
@Tag("cluster")
class HelmDifferentialTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("user.home"), ".cache", "wheelhouse-charts");
  private static final int EVERYDAY = 2;
  private static final String RUN = "df" + Long.toString(System.nanoTime() % 1_000_000, 36);

  @TempDir Path dir;

  /**
   * A chart and what it is upgraded with.
   *
   * @param values a file of the corpus; {@code -}: another name and two replicas
   */
  private record Case(String chart, String values, String namespace) {}

  /** What is there after each operation; {@code failure} is the first operation that failed. */
  private record Course(List<Map<String, Map<String, String>>> states, String failure) {}

  private interface Operations {
    /** Empty when it went well. */
    String install(Case each) throws Exception;

    String upgrade(Case each) throws Exception;

    String uninstall(Case each) throws Exception;
  }

  @Test
  void leavesTheSameObjectsAndSecretsAsHelm() throws Exception {
    assumeTrue(System.getenv("KUBECONFIG") != null, "no KUBECONFIG: nothing to compare on");
    assumeTrue(Files.isDirectory(CORPUS), "the public charts are not on this machine");
    List<Case> cases = cases();
    Vertx vertx = Vertx.vertx();
    Map<Case, List<String>> differing = new LinkedHashMap<>();
    List<Case> refused = new ArrayList<>();
    try (KubernetesClient client = new KubernetesClientBuilder().build();
        Cluster cluster = KubeClusters.open(vertx, "wheelhouse");
        WorkerClient requests = new WorkerClient(Duration.ofSeconds(90));
        Worker worker = requests.worker("w1", Map.of("default", cluster))) {
      assertThat(worker).isNotNull();
      Map<Case, Course> helm = courses(cases, client, new ByHelm());
      Map<Case, Course> ours = courses(cases, client, new ByWheelhouse(requests));
      for (Case each : cases) {
        compare(each, helm.get(each), ours.get(each), differing, refused);
      }
      cases.forEach(each -> client.namespaces().withName(each.namespace()).delete());
    } finally {
      vertx.close();
    }

    differing.forEach(
        (each, lines) -> {
          System.out.println("differs: " + each.chart());
          lines.stream().limit(12).forEach(line -> System.out.println("    " + line));
        });
    System.out.printf(
        "%d charts with Helm and with Wheelhouse: %d equal (%d of them refused by both), %d not%n",
        cases.size(), cases.size() - differing.size(), refused.size(), differing.size());
    assertThat(differing.keySet()).isEmpty();
  }

  private static void compare(
      Case each, Course helm, Course ours, Map<Case, List<String>> differing, List<Case> refused) {
    List<String> lines = new ArrayList<>();
    if (helm.failure().isEmpty() != ours.failure().isEmpty()) {
      lines.add("Helm: " + helm.failure());
      lines.add("Wheelhouse: " + ours.failure());
    } else if (!helm.failure().isEmpty()) {
      System.out.printf(
          "refused: %s%n    Helm: %s%n    Wheelhouse: %s%n",
          each.chart(), helm.failure(), ours.failure());
      refused.add(each);
    } else {
      for (int i = 0; i < helm.states().size(); i++) {
        String after = List.of("install", "upgrade", "uninstall").get(i);
        LiveState.differences(helm.states().get(i), ours.states().get(i))
            .forEach(line -> lines.add("after " + after + ": " + line));
      }
    }
    if (!lines.isEmpty()) {
      differing.put(each, lines);
    }
  }

  private List<Case> cases() throws IOException {
    String list = System.getProperty("differential.charts", "");
    List<String> lines;
    if (!list.isEmpty()) {
      lines = Files.readAllLines(Path.of(list));
    } else {
      try (InputStream in = getClass().getResourceAsStream("/differential/charts.tsv")) {
        lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      }
    }
    boolean all = !list.isEmpty() || Boolean.getBoolean("cluster.all");
    List<Case> cases = new ArrayList<>();
    for (String line : lines) {
      String[] columns = line.split("\t");
      if (!line.startsWith("#") && (all || cases.size() < EVERYDAY)) {
        cases.add(new Case(columns[0], columns[1], "%s-%02d".formatted(RUN, cases.size())));
      }
    }
    return cases;
  }

  private static Map<Case, Course> courses(
      List<Case> cases, KubernetesClient client, Operations operations) throws Exception {
    LiveState live = new LiveState(client);
    Map<Case, Course> courses = new LinkedHashMap<>();
    for (Case each : cases) {
      List<String> crdsBefore = live.crds();
      createNamespace(client, each.namespace());
      Course course = course(each, live, operations);
      courses.put(each, course);
      if (!course.failure().isEmpty()) {
        operations.uninstall(each);
      }
      client.namespaces().withName(each.namespace()).delete();
      for (String crd : live.crds()) {
        if (!crdsBefore.contains(crd)) {
          client.apiextensions().v1().customResourceDefinitions().withName(crd).delete();
        }
      }
    }
    return courses;
  }

  private static Course course(Case each, LiveState live, Operations operations) throws Exception {
    List<Map<String, Map<String, String>>> states = new ArrayList<>();
    String failure = operations.install(each);
    if (!failure.isEmpty()) {
      return new Course(states, "install: " + failure);
    }
    states.add(settled(live, each.namespace()));
    failure = operations.upgrade(each);
    if (!failure.isEmpty()) {
      return new Course(states, "upgrade: " + failure);
    }
    states.add(settled(live, each.namespace()));
    failure = operations.uninstall(each);
    states.add(settled(live, each.namespace()));
    return new Course(states, failure.isEmpty() ? "" : "uninstall: " + failure);
  }

  /** Once nothing changes any more: deletion and controllers take their time. */
  private static Map<String, Map<String, String>> settled(LiveState live, String namespace) {
    List<Map<String, Map<String, String>>> seen = new ArrayList<>();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ofMillis(300))
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              seen.add(live.of(namespace));
              int n = seen.size();
              return n > 1 && seen.get(n - 1).equals(seen.get(n - 2));
            });
    return seen.get(seen.size() - 1);
  }

  /** No pods: objects are compared, not programs. */
  private static void createNamespace(KubernetesClient client, String name) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> client.namespaces().withName(name).get() == null);
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
    client
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("no-pods")
                .withNamespace(name)
                .endMetadata()
                .withNewSpec()
                .addToHard("pods", new Quantity("0"))
                .endSpec()
                .build())
        .create();
  }

  private Path upgradeValues(Case each) throws IOException {
    if (!each.values().equals("-")) {
      return CORPUS.resolve(each.values());
    }
    return Files.writeString(
        dir.resolve("other.yaml"), "nameOverride: other\nreplicaCount: 2\nreplicas: 2\n");
  }

  private final class ByHelm implements Operations {
    private static final int SECONDS = 20;

    @Override
    public String install(Case each) {
      return outcome(
          () ->
              new Helm(CORPUS.resolve(each.chart()))
                  .install()
                  .withName(each.namespace())
                  .withNamespace(each.namespace())
                  .withTimeout(SECONDS)
                  .call());
    }

    @Override
    public String upgrade(Case each) {
      return outcome(
          () ->
              new Helm(CORPUS.resolve(each.chart()))
                  .upgrade()
                  .withName(each.namespace())
                  .withNamespace(each.namespace())
                  .withTimeout(SECONDS)
                  .withValuesFile(upgradeValues(each))
                  .call());
    }

    @Override
    public String uninstall(Case each) {
      return outcome(() -> Helm.uninstall(each.namespace()).withNamespace(each.namespace()).call());
    }

    private static String outcome(java.util.concurrent.Callable<?> operation) {
      try {
        operation.call();
        return "";
      } catch (Exception e) {
        return String.valueOf(e.getMessage());
      }
    }
  }

  private final class ByWheelhouse implements Operations {
    private final WorkerClient requests;

    ByWheelhouse(WorkerClient requests) {
      this.requests = requests;
    }

    @Override
    public String install(Case each) {
      return outcome(each, "install", ",\"chart\":\"%s\"".formatted(chart(each)));
    }

    @Override
    public String upgrade(Case each) throws IOException {
      return outcome(
          each,
          "upgrade",
          ",\"chart\":\"%s\",\"values\":%s"
              .formatted(chart(each), json(Files.readString(upgradeValues(each)))));
    }

    @Override
    public String uninstall(Case each) {
      return outcome(each, "uninstall", "");
    }

    private static Path chart(Case each) {
      return CORPUS.resolve(each.chart());
    }

    private static String json(String yaml) throws JsonProcessingException {
      return new ObjectMapper().writeValueAsString(GoYaml.parseMap(yaml));
    }

    private String outcome(Case each, String operation, String more) {
      String deployment =
          requests.publishIn(
              each.namespace(),
              each.namespace(),
              operation,
              "\"operation\":\"%s\",\"timeout\":\"30s\"%s".formatted(operation, more));
      LifecycleEvent end = WorkerClient.last(requests.await(deployment));
      return end instanceof End.ReleaseDeployed || end instanceof End.ReleaseUninstalled
          ? ""
          : end.toString();
    }
  }
}
