package dev.wheelhouse.worker.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.ReleaseHistory;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.kube.KubeClusters;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.RecordedHook;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import dev.wheelhouse.worker.port.ReleaseStore.Owner;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Helm and the release store read each other's Secrets, on the cluster of KUBECONFIG. */
@Tag("cluster")
class HelmInteropTest {
  private final String namespace =
      "interop-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
  private Vertx vertx;
  private Cluster cluster;
  private SecretReleaseStore store;

  @TempDir Path dir;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(
        System.getenv("KUBECONFIG") != null,
        "no KUBECONFIG: release Secrets are compared with stored ones of Helm only");
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "real Helm is there for Linux on amd64 only");
    vertx = Vertx.vertx();
    cluster = KubeClusters.open(vertx, "wheelhouse");
    store = new SecretReleaseStore(cluster.objects(), Clock.systemUTC());
    cluster
        .objects()
        .create(
            new KubeObject(
                Map.of(
                    "apiVersion",
                    "v1",
                    "kind",
                    "Namespace",
                    "metadata",
                    Map.of("name", namespace))));
  }

  @AfterEach
  void close() throws Exception {
    if (cluster != null) {
      cluster.objects().delete(new ResourceRef("v1", "Namespace", "", namespace), "");
      cluster.close();
      vertx.close();
    }
  }

  private void helmInstall(String name) throws Exception {
    new Helm(SampleChart.write(dir))
        .install()
        .withName(name)
        .withNamespace(namespace)
        .set("name", "given")
        .set("count", 3)
        .call();
  }

  @Test
  void readsWhatHelmWrote() throws Exception {
    helmInstall("theirs");

    List<StoredRelease> history = store.history(namespace, "theirs");

    assertThat(history).hasSize(1);
    assertThat(history.get(0).deployment()).isEmpty();
    ReleaseRecord record = history.get(0).record();
    assertThat(record.revision()).isEqualTo(1);
    assertThat(record.info().status()).isEqualTo(Status.DEPLOYED);
    assertThat(record.info().description()).isEqualTo("Install complete");
    assertThat(record.info().notes()).isEqualTo("Thank you for sample.\n");
    assertThat(record.info().deleted()).isNull();
    assertThat(record.config()).containsEntry("name", "given").containsEntry("count", 3.0);
    assertThat(record.manifest()).contains("name: theirs-settings");
    assertThat(record.chart().metadata().annotations()).containsEntry("example.com/note", "yes");
    assertThat(record.chart().templates())
        .extracting(ChartFile::name)
        .containsExactly("templates/NOTES.txt", "templates/hook.yaml", "templates/settings.yaml");
    RecordedHook hook = record.hooks().get(0);
    assertThat(hook.weight()).isEqualTo(-5);
    assertThat(hook.events()).containsExactly("pre-install", "pre-upgrade");
    assertThat(hook.deletePolicies()).containsExactly("before-hook-creation", "hook-succeeded");
    assertThat(hook.phase()).isEqualTo("Succeeded");
  }

  @Test
  void writesAgainWhatHelmWroteWithoutLoss() throws Exception {
    helmInstall("theirs");
    KubeObject secret = secret("theirs", 1);
    String stored = data(secret);

    ReleaseRecord record = ReleaseCodec.decode(stored);

    assertThat(StoredJson.of(ReleaseCodec.encode(record))).isEqualTo(StoredJson.of(stored));
  }

  @Test
  void writesTheSecretAsHelmDoes() throws Exception {
    helmInstall("theirs");
    StoredRelease theirs = store.get(namespace, "theirs", 1).orElseThrow();
    KubeObject before = secret("theirs", 1);

    assertThat(store.replace(theirs, theirs.record(), Owner.NOBODY)).isPresent();

    KubeObject after = secret("theirs", 1);
    assertThat(withoutTimes(after)).isEqualTo(withoutTimes(before));
    assertThat(after.text("type")).isEqualTo(before.text("type"));
    assertThat(after.annotations()).isEqualTo(before.annotations());
  }

  private static Map<String, Object> withoutTimes(KubeObject secret) {
    Map<String, Object> labels = new LinkedHashMap<>(secret.labels());
    labels.remove("modifiedAt");
    labels.remove("createdAt");
    return labels;
  }

  @Test
  void helmGoesOnWithWhatWeWrote() throws Exception {
    helmInstall("theirs");
    ReleaseRecord theirs = store.get(namespace, "theirs", 1).orElseThrow().record();
    ReleaseRecord ours =
        new ReleaseRecord(
            "ours",
            namespace,
            1,
            theirs.info(),
            theirs.chart(),
            theirs.config(),
            theirs.manifest().replace("theirs-", "ours-"),
            List.of());
    assertThat(store.create(ours, new Owner("deployment-1", 2), Map.of("team", "blue")))
        .isPresent();

    List<ReleaseHistory> history = Helm.history("ours").withNamespace(namespace).call();
    String values = Helm.get("ours").values().withNamespace(namespace).call();
    new Helm(dir).upgrade().withName("ours").withNamespace(namespace).reuseValues().call();

    assertThat(history).hasSize(1);
    assertThat(history.get(0).getStatus()).isEqualTo("deployed");
    assertThat(history.get(0).getChart()).isEqualTo("sample-1.2.3");
    assertThat(values).contains("name: given").contains("count: 3");
    List<StoredRelease> after = store.history(namespace, "ours");
    assertThat(after)
        .extracting(stored -> stored.record().info().status())
        .containsExactly(Status.SUPERSEDED, Status.DEPLOYED);
    assertThat(after).extracting(StoredRelease::deployment).containsExactly("", "");
    assertThat(after.get(1).labels()).containsEntry("team", "blue");
    assertThat(after.get(1).record().config()).containsEntry("count", 3.0);
  }

  @Test
  void dropsWhatHelmSetAndTheNewManifestDoesNot() throws Exception {
    helmInstall("theirs");
    ResourceRef ref = new ResourceRef("v1", "ConfigMap", namespace, "theirs-settings");
    KubeObject desired =
        new KubeObject(
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", ref.name(), "namespace", namespace),
                "data",
                Map.of("other", "ours")));

    cluster.objects().apply(desired, true);

    assertThat(cluster.objects().get(ref).orElseThrow().map("data")).containsOnlyKeys("other");
  }

  private KubeObject secret(String release, int revision) throws Exception {
    String name = SecretReleaseStore.secretName(release, revision);
    return cluster.objects().get(new ResourceRef("v1", "Secret", namespace, name)).orElseThrow();
  }

  private static String data(KubeObject secret) {
    byte[] data = Base64.getDecoder().decode(secret.text("data", "release").orElseThrow());
    return new String(data, StandardCharsets.UTF_8);
  }
}
