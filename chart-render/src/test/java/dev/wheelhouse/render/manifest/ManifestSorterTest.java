package dev.wheelhouse.render.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.render.Hook;
import dev.wheelhouse.render.HookEvent;
import dev.wheelhouse.render.KindOrder;
import dev.wheelhouse.render.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestSorterTest {
  private final List<String> warnings = new ArrayList<>();

  private ManifestSorter sort(Map<String, String> files) {
    return ManifestSorter.sort(files, KindOrder.INSTALL, new HeadCache(), warnings::add);
  }

  @Test
  void ordersByKindAndKeepsTheOrderOfFilesWithinAKind() {
    ManifestSorter sorted =
        sort(
            Map.of(
                "c/templates/b.yaml", "kind: Deployment\n---\nkind: Zebra\n---\nkind: Apple",
                "c/templates/a.yaml", "kind: Deployment\nmetadata: {name: first}",
                "c/templates/z.yaml", "kind: Namespace"));

    assertThat(sorted.manifests())
        .extracting(Manifest::kind)
        .containsExactly("Namespace", "Deployment", "Deployment", "Apple", "Zebra");
    assertThat(sorted.manifests().get(1).name()).isEqualTo("first");
  }

  @Test
  void readsAHookWithItsAnnotations() {
    Hook hook =
        sort(Map.of(
                "c/templates/h.yaml",
                """
                kind: Job
                apiVersion: batch/v1
                metadata:
                  name: migrate
                  annotations:
                    helm.sh/hook: Pre-Install , test-success
                    helm.sh/hook-weight: "-5"
                    helm.sh/hook-delete-policy: Hook-Succeeded,before-hook-creation
                    helm.sh/hook-output-log-policy: hook-failed
                """))
            .hooks()
            .get(0);

    assertThat(hook.name()).isEqualTo("migrate");
    assertThat(hook.apiVersion()).isEqualTo("batch/v1");
    assertThat(hook.events()).containsExactly(HookEvent.PRE_INSTALL, HookEvent.TEST);
    assertThat(hook.weight()).isEqualTo(-5);
    assertThat(hook.deletePolicies()).containsExactly("hook-succeeded", "before-hook-creation");
    assertThat(hook.outputLogPolicies()).containsExactly("hook-failed");
  }

  @Test
  void leavesOutADocumentWithAnUnknownHookNameAndSaysSo() {
    ManifestSorter sorted =
        sort(
            Map.of(
                "c/templates/h.yaml",
                "kind: A\nmetadata: {name: x, annotations: {helm.sh/hook: crd-install}}"));

    assertThat(sorted.hooks()).isEmpty();
    assertThat(sorted.manifests()).isEmpty();
    assertThat(warnings).singleElement().asString().contains("crd-install", "A/x");
  }

  @Test
  void turnsScalarsOfTheHeadIntoTexts() {
    Manifest manifest =
        sort(Map.of("c/a.yaml", "Kind: X\nmetadata: {name: 123456789, namespace: ns}"))
            .manifests()
            .get(0);

    assertThat(manifest.kind()).isEqualTo("X");
    assertThat(manifest.name()).isEqualTo("123456789");
    assertThat(manifest.namespace()).contains("ns");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[a]|json: cannot unmarshal array into Go value of type releaseutil.SimpleHead",
        "true|json: cannot unmarshal bool into Go value of type releaseutil.SimpleHead",
        "kind: {a: b}|json: cannot unmarshal object into Go struct field SimpleHead.kind of type string",
        "metadata: {name: [1]}|json: cannot unmarshal array into Go struct field .metadata.name of type string",
        "metadata: {annotations: {a: {}}}|json: cannot unmarshal object into Go struct field .metadata.annotations of type string",
      })
  void refusesWrongTypesWithHelmsText(String document, String cause) {
    assertThatThrownBy(() -> sort(Map.of("c/templates/a.yaml", document)))
        .hasMessage(
            "YAML parse error on c/templates/a.yaml: error unmarshaling JSON: while decoding JSON: "
                + cause);
  }
}
