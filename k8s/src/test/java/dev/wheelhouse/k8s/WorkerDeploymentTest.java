package dev.wheelhouse.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.ops.cli.Console;
import dev.wheelhouse.ops.cli.Wheelhouse;
import dev.wheelhouse.worker.port.KubeObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerDeploymentTest {
  private final KubeObject deployment = Manifests.base("Deployment", "wheelhouse-worker");
  private final KubeObject pod = new KubeObject(deployment.map("spec", "template"));
  private final KubeObject container = child(pod.list("spec", "containers").get(0));

  @SuppressWarnings("unchecked")
  private static KubeObject child(Object map) {
    return new KubeObject((Map<String, Object>) map);
  }

  @Test
  void runsWithoutRootOnAReadOnlyFileSystem() {
    assertThat(pod.at("spec", "securityContext", "runAsNonRoot")).contains(true);
    assertThat(pod.text("spec", "securityContext", "seccompProfile", "type"))
        .contains("RuntimeDefault");
    assertThat(container.at("securityContext", "readOnlyRootFilesystem")).contains(true);
    assertThat(container.at("securityContext", "allowPrivilegeEscalation")).contains(false);
    assertThat(container.list("securityContext", "capabilities", "drop")).containsExactly("ALL");
  }

  @Test
  void takesKafkasAddressFromTheConfigMapThatTheBaseHas() {
    KubeObject source = child(container.list("envFrom").get(0));
    String name = source.text("configMapRef", "name").orElseThrow();

    assertThat(Manifests.base("ConfigMap", name).map("data"))
        .containsOnlyKeys("WHEELHOUSE_BOOTSTRAP_SERVERS");
  }

  @Test
  void readsTheClientPropertiesWhereTheSecretIsMounted() {
    List<KubeObject> volumes =
        pod.list("spec", "volumes").stream().map(WorkerDeploymentTest::child).toList();
    KubeObject mount = child(container.list("volumeMounts").get(0));
    String secret =
        volumes.stream()
            .filter(volume -> volume.text("name").equals(mount.text("name")))
            .findFirst()
            .flatMap(volume -> volume.text("secret", "secretName"))
            .orElseThrow();
    String key = Manifests.base("Secret", secret).map("stringData").keySet().iterator().next();

    assertThat(container.list("args"))
        .contains("--kafka-config=" + mount.text("mountPath").orElseThrow() + "/" + key);
  }

  @Test
  void asksTheHealthPortThatTheWorkerListensOn() {
    KubeObject port = child(container.list("ports").get(0));
    Object number = port.at("containerPort").orElseThrow();

    assertThat(container.list("args")).contains("--health-host=0.0.0.0", "--health-port=" + number);
    assertThat(container.text("livenessProbe", "httpGet", "path")).contains("/healthz");
    assertThat(container.text("readinessProbe", "httpGet", "path")).contains("/readyz");
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(container.at(probe, "httpGet", "port")).isEqualTo(port.at("name"));
    }
  }

  /**
   * Options are read before files: what is wrong outside of a pod is that the Secret is missing.
   */
  @Test
  void givesTheWorkerArgumentsThatItKnows() {
    StringWriter err = new StringWriter();
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Console console =
        new Console(nowhere, new PrintWriter(err, true), false, Map.of(), Path.of("/"));

    Wheelhouse.run(
        console, container.list("args").stream().map(String.class::cast).toArray(String[]::new));

    assertThat(err.toString())
        .startsWith("Error: cannot read --kafka-config /etc/wheelhouse/kafka/client.properties");
  }

  @Test
  void selectsThePodsThatItMakes() {
    assertThat(pod.labels())
        .containsAllEntriesOf(deployment.map("spec", "selector", "matchLabels"));
  }
}
