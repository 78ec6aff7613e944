package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * Charts installed, upgraded with other values and uninstalled, once by real Helm and once by
 * Wheelhouse, in namespaces of the same name.
 */
final class Differential {
  private final Path corpus;
  private final Path dir;

  /**
   * @param corpus where the charts and values of cases are
   * @param dir for files of its own
   */
  Differential(Path corpus, Path dir) {
    this.corpus = corpus;
    this.dir = dir;
  }

  /**
   * A chart and what it is upgraded with.
   *
   * @param values a file of the corpus; {@code -}: another name and two replicas
   * @param pods whether they may run; where operations fail then, what is left must be equal, too
   */
  record Case(String chart, String values, String namespace, boolean pods) {}

  /**
   * What is there after each operation, the one that failed included.
   *
   * @param failure of the first operation that failed; empty: all went well
   */
  private record Course(List<Map<String, Map<String, String>>> states, String failure) {}

  private interface Operations {
    /** Empty when it went well. */
    String install(Case each) throws Exception;

    String upgrade(Case each) throws Exception;

    String uninstall(Case each) throws Exception;
  }

  /** Runs all; prints what differs. Returns the cases that do. */
  Set<Case> differing(List<Case> cases) throws Exception {
    Vertx vertx = Vertx.vertx();
    Map<Case, List<String>> differing = new LinkedHashMap<>();
    List<Case> refused = new ArrayList<>();
    try (KubernetesClient client = new KubernetesClientBuilder().build();
        Cluster cluster = KubeClusters.open(vertx, "wheelhouse");
        WorkerClient requests = new WorkerClient(Duration.ofSeconds(150));
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
    return differing.keySet();
  }

  private static void compare(
      Case each, Course helm, Course ours, Map<Case, List<String>> differing, List<Case> refused) {
    List<String> lines = new ArrayList<>();
    if (helm.failure().isEmpty() != ours.failure().isEmpty()) {
      lines.add("Helm: " + helm.failure());
      lines.add("Wheelhouse: " + ours.failure());
    } else if (!helm.failure().isEmpty() && !each.pods()) {
      System.out.printf(
          "refused: %s%n    Helm: %s%n    Wheelhouse: %s%n",
          each.chart(), helm.failure(), ours.failure());
      refused.add(each);
    } else {
      for (int i = 0; i < helm.states().size(); i++) {
        String after = List.of("install", "upgrade", "uninstall").get(i);
        LiveState.differences(helm.states().get(i), ours.states().get(i)).stream()
            .filter(line -> helm.failure().isEmpty() || !isKnown(line))
            .forEach(line -> lines.add("after " + after + ": " + line));
      }
    }
    if (!lines.isEmpty()) {
      differing.put(each, lines);
    }
  }

  /** Errors have texts of our own; and Helm does not note that a pre-delete hook has failed. */
  private static boolean isKnown(String line) {
    return line.contains("/info/description: ")
        || line.endsWith("/last_run/phase: Helm \"Running\", Wheelhouse \"Failed\"");
  }

  private static Map<Case, Course> courses(
      List<Case> cases, KubernetesClient client, Operations operations) throws Exception {
    LiveState live = new LiveState(client);
    Map<Case, Course> courses = new LinkedHashMap<>();
    for (Case each : cases) {
      List<String> crdsBefore = live.crds();
      createNamespace(client, each);
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
    for (String name : List.of("install", "upgrade", "uninstall")) {
      String failure =
          switch (name) {
            case "install" -> operations.install(each);
            case "upgrade" -> operations.upgrade(each);
            default -> operations.uninstall(each);
          };
      states.add(settled(live, each.namespace()));
      if (!failure.isEmpty()) {
        return new Course(states, name + ": " + failure);
      }
    }
    return new Course(states, "");
  }

  /** Once nothing changes any more: deletion and controllers take their time. */
  static Map<String, Map<String, String>> settled(LiveState live, String namespace) {
    List<Map<String, Map<String, String>>> seen = new ArrayList<>();
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .pollDelay(Duration.ofMillis(300))
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () -> {
              seen.add(live.of(namespace));
              Map<String, Map<String, String>> before = seen.get(Math.max(0, seen.size() - 2));
              assertThat(seen).hasSizeGreaterThan(1);
              assertThat(LiveState.differences(before, seen.get(seen.size() - 1))).isEmpty();
              assertThat(live.isSettled(namespace)).as("its controller has seen it").isTrue();
            });
    return seen.get(seen.size() - 1);
  }

  /** Of public charts no pod runs: objects are compared, not programs. */
  private static void createNamespace(KubernetesClient client, Case each) {
    String name = each.namespace();
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
                .addToHard("pods", new Quantity(each.pods() ? "99" : "0"))
                .endSpec()
                .build())
        .create();
  }

  private Path upgradeValues(Case each) throws IOException {
    if (!each.values().equals("-")) {
      return corpus.resolve(each.values());
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
              new Helm(corpus.resolve(each.chart()))
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
              new Helm(corpus.resolve(each.chart()))
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

    private Path chart(Case each) {
      return corpus.resolve(each.chart());
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
              "\"operation\":\"%s\",\"timeout\":\"90s\"%s".formatted(operation, more));
      LifecycleEvent end = WorkerClient.last(requests.await(deployment));
      return end instanceof End.ReleaseDeployed || end instanceof End.ReleaseUninstalled
          ? ""
          : end.toString();
    }
  }
}
