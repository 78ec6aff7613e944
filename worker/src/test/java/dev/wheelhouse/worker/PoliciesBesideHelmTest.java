package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.marcnuri.helm.Helm;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What Helm does about objects that are there already, and where a request may choose otherwise.
 */
class PoliciesBesideHelmTest extends OnKubernetes {
  private final String crd = "widgets." + namespace + ".example.com";

  PoliciesBesideHelmTest() {
    super("policies");
  }

  @BeforeEach
  void start() throws Exception {
    startWorker();
  }

  @AfterEach
  void deleteDefinition() {
    if (admin != null) {
      admin.apiextensions().v1().customResourceDefinitions().withName(crd).delete();
    }
  }

  private LifecycleEvent end(String operation, String id, TestCharts chart, String more) {
    return WorkerClient.last(
        requests.await(
            requests.publishIn(
                namespace,
                "app",
                id,
                "\"operation\":\"%s\",\"chart\":\"%s\"%s"
                    .formatted(operation, chart.path(), more))));
  }

  /** A chart whose definition tells its version in its description. */
  private TestCharts definition(String version) throws IOException {
    TestCharts chart = TestCharts.in(dir.resolve("defining"));
    Files.createDirectories(dir.resolve("defining/crds"));
    Files.writeString(
        dir.resolve("defining/crds/widgets.yaml"),
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: %s}
        spec:
          group: %s.example.com
          scope: Namespaced
          names: {kind: Widget, plural: widgets}
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, description: "%s"}}
        """
            .formatted(crd, namespace, version));
    return chart;
  }

  private String liveDefinition() {
    return admin
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(crd)
        .get()
        .getSpec()
        .getVersions()
        .get(0)
        .getSchema()
        .getOpenAPIV3Schema()
        .getDescription();
  }

  @Test
  void updatesDefinitionsOnlyWhenAsked() throws Exception {
    end("install", "r1", definition("one"), "");
    TestCharts chart = definition("two");

    new Helm(Path.of(chart.path())).upgrade().withName("app").withNamespace(namespace).call();
    String afterHelm = liveDefinition();
    LifecycleEvent asHelm = end("upgrade", "r2", chart, "");
    String afterDefault = liveDefinition();
    LifecycleEvent asked = end("upgrade", "r3", chart, ",\"crds\":\"update\"");

    assertThat(afterHelm).isEqualTo("one");
    assertThat(asHelm).isEqualTo(new End.ReleaseDeployed(3));
    assertThat(afterDefault).isEqualTo("one");
    assertThat(asked).isEqualTo(new End.ReleaseDeployed(4));
    assertThat(liveDefinition()).isEqualTo("two");
  }

  @Test
  void leavesAnObjectAloneThatIsNobodysWithHelmsWords() throws Exception {
    ConfigMap theirs =
        admin
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("settings")
                    .withNamespace(namespace)
                    .endMetadata()
                    .addToData("whose", "theirs")
                    .build())
            .create();
    TestCharts chart = TestCharts.in(dir.resolve("chart")).configMap("settings");
    Throwable helm =
        catchThrowable(
            () ->
                new Helm(Path.of(chart.path()))
                    .install()
                    .withName("app")
                    .withNamespace(namespace)
                    .call());

    End.ReleaseFailed refused = (End.ReleaseFailed) end("install", "r1", chart, "");

    assertThat(refused.error().code()).isEqualTo(ErrorCode.RESOURCE_CONFLICT);
    assertThat(helm).hasMessageContaining(refused.error().message());
    assertThat(admin.resource(theirs).get().getData()).containsOnlyKeys("whose");
  }

  @Test
  void takesAnObjectOverWhenAsked() throws Exception {
    admin
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("settings")
                .withNamespace(namespace)
                .endMetadata()
                .addToData("release", "theirs")
                .build())
        .create();
    TestCharts chart = TestCharts.in(dir.resolve("chart")).configMap("settings");

    LifecycleEvent taken = end("install", "r1", chart, ",\"takeOwnership\":true");

    assertThat(taken).isEqualTo(new End.ReleaseDeployed(1));
    ConfigMap live = admin.configMaps().inNamespace(namespace).withName("settings").get();
    assertThat(live.getData()).containsEntry("release", "app");
    assertThat(live.getMetadata().getAnnotations())
        .containsEntry("meta.helm.sh/release-name", "app");
  }
}
