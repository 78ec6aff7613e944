package dev.wheelhouse.worker.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterRenderTest {
  private static final String MANIFEST =
      "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n";

  private final World world = new World();
  private final ClusterRender render = new ClusterRender(world.cluster);
  private final ReleaseInfo release = ReleaseInfo.installing("shop", World.NAMESPACE);

  private void there(Map<String, Object> metadata) throws StepException {
    world
        .cluster
        .objects()
        .create(
            new KubeObject(Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", metadata)));
  }

  @Test
  void tellsTheClustersVersionAndKinds() throws Exception {
    assertThat(render.capabilities().kubeVersion().version())
        .isEqualTo(world.cluster.discovery().kubeVersion());
    assertThat(render.capabilities().apiVersions()).contains("apps/v1/Deployment");
  }

  @Test
  void takesWhatTheClusterTakesAndChangesNothing() throws Exception {
    render.acceptable(MANIFEST, release);
    render.free(MANIFEST, release);

    assertThat(world.cluster.objects().list("v1", "ConfigMap", World.NAMESPACE, Map.of()))
        .isEmpty();
  }

  @Test
  void refusesKindsThatTheClusterDoesNotKnow() {
    StepException refused =
        catchThrowableOfType(
            StepException.class,
            () -> render.acceptable("kind: Odd\napiVersion: x/v1\nmetadata: {name: a}\n", release));

    assertThat(refused.error().code()).isEqualTo(ErrorCode.RESOURCE_INVALID);
    assertThat(refused.error().message())
        .startsWith("unable to build kubernetes objects from release manifest: ");
  }

  @Test
  void refusesObjectsThatBelongToSomethingElse() throws Exception {
    there(Map.of("name", "settings", "namespace", World.NAMESPACE));

    StepException refused =
        catchThrowableOfType(StepException.class, () -> render.free(MANIFEST, release));

    assertThat(refused.error().code()).isEqualTo(ErrorCode.RESOURCE_CONFLICT);
    assertThat(refused.error().message())
        .startsWith(
            "Unable to continue with install: ConfigMap \"settings\" in namespace \""
                + World.NAMESPACE
                + "\" exists and cannot be imported into the current release");
  }

  @Test
  void takesObjectsOfTheRelease() throws Exception {
    there(
        Map.of(
            "name",
            "settings",
            "namespace",
            World.NAMESPACE,
            "labels",
            Map.of("app.kubernetes.io/managed-by", "Helm"),
            "annotations",
            Map.of(
                "meta.helm.sh/release-name",
                "shop",
                "meta.helm.sh/release-namespace",
                World.NAMESPACE)));

    render.free(MANIFEST, release);
  }
}
