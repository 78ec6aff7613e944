package dev.wheelhouse.worker.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Info;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import dev.wheelhouse.worker.port.ReleaseStore.Owner;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.simulated.SimulatedCluster;
import dev.wheelhouse.worker.simulated.VirtualTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretReleaseStoreTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final SimulatedCluster cluster =
      SimulatedCluster.inMemory("default", new VirtualTime(START), 1);
  private final SecretReleaseStore store =
      new SecretReleaseStore(cluster.objects(), Clock.fixed(START, ZoneOffset.UTC));

  private static ReleaseRecord record(int revision, String manifest) {
    return new ReleaseRecord(
        "shop",
        "default",
        revision,
        new Info(START, START, null, "Install complete", Status.DEPLOYED, ""),
        Chart.builder(ChartMetadata.of("v2", "shop", "1.0.0")).build(),
        Map.of("count", 3L),
        manifest,
        List.of());
  }

  private KubeObject secret() throws StepException {
    return cluster
        .objects()
        .get(new ResourceRef("v1", "Secret", "default", "sh.helm.release.v1.shop.v1"))
        .orElseThrow();
  }

  @Test
  void writesTypeAndLabelsAsHelm() throws Exception {
    assertThat(store.create(record(1, "a: b"), new Owner("d1", 1), Map.of())).isPresent();

    assertThat(secret().text("type")).contains("helm.sh/release.v1");
    assertThat(secret().labels())
        .isEqualTo(
            Map.of(
                "name",
                "shop",
                "owner",
                "helm",
                "status",
                "deployed",
                "version",
                "1",
                "createdAt",
                "1772366400"));
    assertThat(secret().annotation(SecretReleaseStore.OWNER)).isEqualTo("d1");
  }

  @Test
  void replacesOnlyWhatItHasRead() throws Exception {
    StoredRelease old = store.create(record(1, "a: b"), new Owner("d1", 1), Map.of()).orElseThrow();
    StoredRelease now = store.replace(old, record(1, "a: c"), new Owner("d1", 1)).orElseThrow();

    assertThat(store.replace(old, record(1, "a: d"), new Owner("d2", 1))).isEmpty();
    assertThat(now.record().manifest()).isEqualTo("a: c");
    assertThat(secret().labels()).containsKey("modifiedAt").doesNotContainKey("createdAt");
  }

  @Test
  void createsARevisionOnce() throws Exception {
    store.create(record(1, "a: b"), new Owner("d1", 1), Map.of());

    assertThat(store.create(record(1, "a: c"), new Owner("d2", 1), Map.of())).isEmpty();
  }

  @Test
  void listsRevisionsAscendingPastNine() throws Exception {
    for (int revision : new int[] {10, 2, 9}) {
      store.create(record(revision, "a: b"), new Owner("d1", 1), Map.of());
    }

    assertThat(store.history("default", "shop"))
        .extracting(stored -> stored.record().revision())
        .containsExactly(2, 9, 10);
  }

  @Test
  void refusesAReleaseThatNoSecretHoldsBeforeWriting() throws Exception {
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);

    StepException refused =
        catchThrowableOfType(
            StepException.class,
            () ->
                store.create(
                    record(1, HexFormat.of().formatHex(noise)), new Owner("d1", 1), Map.of()));

    assertThat(refused.error().code()).isEqualTo(ErrorCode.RELEASE_TOO_LARGE);
    assertThat(refused.error().message()).endsWith("a Secret holds at most 1048576");
    assertThat(store.history("default", "shop")).isEmpty();
  }
}
