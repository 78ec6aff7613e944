package dev.wheelhouse.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.worker.port.KubeObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {
  private static final Set<String> CLUSTER_SCOPED =
      Set.of("Namespace", "ClusterRole", "ClusterRoleBinding");

  static List<Path> kustomizations() {
    return Manifests.kustomizations();
  }

  static List<Path> manifests() {
    return Manifests.files().stream()
        .filter(file -> !file.endsWith(Manifests.KUSTOMIZATION))
        .filter(file -> !file.startsWith(Manifests.path("topics")))
        .toList();
  }

  @Test
  void hasABaseAndItsOverlays() {
    assertThat(kustomizations())
        .extracting(path -> Manifests.path("").relativize(path).toString())
        .containsExactly("base", "overlays/development", "overlays/strimzi");
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void identifiesEachObject(Path file) {
    assertThat(Manifests.read(file))
        .isNotEmpty()
        .allSatisfy(
            object -> {
              assertThat(object.apiVersion()).isNotEmpty();
              assertThat(object.kind()).isNotEmpty();
              assertThat(object.name()).isNotEmpty();
              assertThat(object.namespace().isEmpty())
                  .as("%s has no namespace", object)
                  .isEqualTo(CLUSTER_SCOPED.contains(object.kind()));
            });
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void listsEachFileOfTheFolderInItsKustomization(Path folder) throws IOException {
    KubeObject kustomization = Manifests.read(folder.resolve(Manifests.KUSTOMIZATION)).get(0);
    Set<String> listed = new HashSet<>();
    kustomization.list("resources").forEach(name -> listed.add((String) name));
    kustomization
        .list("patches")
        .forEach(patch -> listed.add((String) ((Map<?, ?>) patch).get("path")));
    listed.removeIf(name -> Files.isDirectory(folder.resolve(name)));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(listed)
          .isEqualTo(
              new HashSet<>(
                  files
                      .map(file -> file.getFileName().toString())
                      .filter(name -> !name.equals(Manifests.KUSTOMIZATION))
                      .toList()));
    }
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void refersToFoldersThatExist(Path folder) {
    assertThat(Manifests.read(folder.resolve(Manifests.KUSTOMIZATION)).get(0).list("resources"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(folder.resolve((String) name)).exists());
  }

  @Test
  void patchesOnlyWhatTheBaseHas() {
    Set<String> base = new HashSet<>();
    Manifests.base().forEach(object -> base.add(object.toString()));

    assertThat(Manifests.read(Manifests.path("overlays/development/one-small-worker.yaml")))
        .allSatisfy(patch -> assertThat(base).contains(patch.toString()));
    assertThat(Manifests.read(Manifests.path("overlays/development/kafka-config.yaml")))
        .allSatisfy(patch -> assertThat(base).contains(patch.toString()));
  }

  @Test
  void bindsTheWorkersServiceAccountToRolesThatExist() {
    List<KubeObject> bindings =
        Manifests.base().stream().filter(object -> object.kind().endsWith("Binding")).toList();

    assertThat(bindings)
        .hasSize(2)
        .allSatisfy(
            binding -> {
              assertThat(
                      Manifests.base("ClusterRole", binding.text("roleRef", "name").orElseThrow()))
                  .isNotNull();
              assertThat(binding.list("subjects"))
                  .containsExactly(
                      Map.of(
                          "kind",
                          "ServiceAccount",
                          "name",
                          "wheelhouse-worker",
                          "namespace",
                          "wheelhouse"));
            });
  }

  @Test
  void grantsNoWildcard() {
    assertThat(Manifests.base())
        .filteredOn(object -> object.kind().equals("ClusterRole"))
        .allSatisfy(role -> assertThat(role.tree().toString()).doesNotContain("*"));
  }
}
