package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.UpgradeCommand;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * One release in the hands of real Helm (H) and Wheelhouse (W) by turns: after each operation the
 * cluster and the release Secrets are as if Helm had done all of them. The third operation is a
 * failed {@code upgrade --atomic}: the only way to Helm's own rollback that helm-java leaves open.
 */
@EnabledIfSystemProperty(
    named = "cluster.all",
    matches = "true",
    disabledReason = "minutes long: with -Pcluster only")
class MixedClientsTest extends OnKubernetes {
  private static final List<String> COURSES =
      List.of("WWWWW", "WHWHW", "HWHWH", "WWHHW", "HHWWH", "HWWWH", "WHHHW");
  private static final String RELEASE = "mixed";

  private TestCharts chart;

  MixedClientsTest() {
    super("mixed");
  }

  @BeforeEach
  void start() throws Exception {
    startWorker();
    chart =
        TestCharts.in(dir.resolve("mixed"))
            .values("name: none\nreplicas: 0\nextra: true\nbroken: false\n")
            .configMap("settings")
            .template(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: hook
                  annotations:
                    helm.sh/hook: pre-install,post-upgrade,pre-rollback,post-delete
                data: {name: "{{ .Values.name }}"}
                """)
            .template(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: "{{ .Release.Name }}"}
                spec:
                  replicas: {{ .Values.replicas }}
                  selector: {matchLabels: {app: a}}
                  template:
                    metadata: {labels: {app: a}}
                    spec:
                      containers:
                      - name: main
                        image: busybox
                        env: [{name: NAME, value: "{{ .Values.name }}"}]
                {{- if .Values.extra }}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: extra}
                data: {name: "{{ .Values.name }}"}
                {{- end }}
                """)
            .template(
                """
                {{- if .Values.broken }}
                apiVersion: v1
                kind: Service
                metadata: {name: broken}
                spec: {ports: [{port: 99999, protocol: TCP}]}
                {{- end }}
                """);
    Files.writeString(dir.resolve("mixed/templates/NOTES.txt"), "Hello {{ .Values.name }}.\n");
  }

  /** One of the five operations, of whose values Helm and Wheelhouse are told in their own ways. */
  private record Operation(String name, Map<String, Object> values, boolean atomic) {}

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation("install", Map.of("name", "one"), false),
          new Operation("upgrade", Map.of("name", "two", "extra", false), false),
          new Operation("upgrade", Map.of("name", "three", "broken", true), true),
          new Operation("upgrade", Map.of("name", "four"), false),
          new Operation("uninstall", Map.of(), false));

  @Test
  void leavesWhatHelmAloneWouldLeave() throws Exception {
    List<Map<String, Map<String, String>>> expected = course("HHHHH");
    List<String> differing = new ArrayList<>();

    for (String course : COURSES) {
      List<Map<String, Map<String, String>>> states = course(course);
      for (int i = 0; i < OPERATIONS.size(); i++) {
        String place = course + " after " + (i + 1) + " (" + OPERATIONS.get(i).name() + "): ";
        LiveState.differences(expected.get(i), states.get(i)).stream()
            .filter(line -> !isTextOfAFailure(line))
            .forEach(line -> differing.add(place + line));
      }
    }

    assertThat(differing).isEmpty();
  }

  /** Why the third revision failed is told in words of one's own. */
  private static boolean isTextOfAFailure(String line) {
    return line.startsWith(
        "secrets/sh.helm.release.v1." + RELEASE + ".v3/release/info/description");
  }

  private List<Map<String, Map<String, String>>> course(String clients) throws Exception {
    List<Map<String, Map<String, String>>> states = new ArrayList<>();
    for (int i = 0; i < OPERATIONS.size(); i++) {
      if (clients.charAt(i) == 'H') {
        byHelm(OPERATIONS.get(i));
      } else {
        byWheelhouse(OPERATIONS.get(i), clients + i);
      }
      states.add(Differential.settled(new LiveState(admin), namespace));
    }
    admin.namespaces().withName(namespace).delete();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> admin.namespaces().withName(namespace).get() == null);
    createNamespace();
    return states;
  }

  private void byHelm(Operation operation) throws Exception {
    Helm helm = new Helm(Path.of(chart.path()));
    switch (operation.name()) {
      case "install" -> {
        var install = helm.install().withName(RELEASE).withNamespace(namespace);
        operation.values().forEach(install::set);
        install.call();
      }
      case "upgrade" -> {
        UpgradeCommand upgrade = helm.upgrade().withName(RELEASE).withNamespace(namespace);
        operation.values().forEach(upgrade::set);
        if (operation.atomic()) {
          assertThat(catchThrowable(upgrade.atomic().withTimeout(20)::call))
              .hasMessageContaining("has been rolled back due to atomic being set");
        } else {
          upgrade.call();
        }
      }
      default -> Helm.uninstall(RELEASE).withNamespace(namespace).keepHistory().call();
    }
  }

  private void byWheelhouse(Operation operation, String id) throws Exception {
    String json =
        "\"operation\":\"%s\",\"timeout\":\"60s\"".formatted(operation.name())
            + (operation.name().equals("uninstall")
                ? ",\"keepHistory\":true"
                : ",\"chart\":\"%s\",\"values\":%s,\"atomic\":%s"
                    .formatted(chart.path(), json(operation.values()), operation.atomic()));
    LifecycleEvent end =
        WorkerClient.last(requests.await(requests.publishIn(namespace, RELEASE, id, json)));
    if (operation.atomic()) {
      assertThat(((End.ReleaseFailed) end).remediation())
          .isEqualTo(End.ReleaseFailed.Remediation.ROLLED_BACK);
    } else {
      assertThat(end).isInstanceOfAny(End.ReleaseDeployed.class, End.ReleaseUninstalled.class);
    }
  }

  private static String json(Map<String, Object> values) throws Exception {
    return new ObjectMapper().writeValueAsString(values);
  }
}
