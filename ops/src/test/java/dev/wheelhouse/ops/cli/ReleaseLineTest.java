package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Info;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import dev.wheelhouse.worker.port.ReleaseStore.Owner;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The log says that revision 2 of a release is deployed; its newest Secret says something. */
class ReleaseLineTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static ReleaseSummary logged(String chart) {
    return new ReleaseSummary(
        new ReleaseKey("default", "web", "shop"),
        "deployed",
        2,
        chart,
        chart.isEmpty() ? "" : "1.0.0",
        "",
        "d1",
        Operation.ROLLBACK,
        ReleaseSummary.Progress.SUCCEEDED,
        "",
        null,
        "",
        NOW);
  }

  private static StoredRelease stored(int revision, Status status, Owner owner) {
    return new StoredRelease(
        new ReleaseRecord(
            "shop",
            "web",
            revision,
            new Info(NOW, NOW, null, "", status, ""),
            Chart.builder(ChartMetadata.of("v2", "theirs", "3.0.0")).build(),
            Map.of(),
            "",
            List.of()),
        owner,
        "7",
        "uid",
        Map.of(),
        NOW);
  }

  private static ReleaseLine line(String chart, StoredRelease secret) {
    return ReleaseLine.merge("default", List.of(logged(chart)), List.of(secret)).get(0);
  }

  @Test
  void seesThatAnotherClientHasUninstalledTheReleaseAndKeptItsHistory() {
    ReleaseLine line = line("ours", stored(2, Status.UNINSTALLED, Owner.NOBODY));

    assertThat(line.status()).isEqualTo("uninstalled");
  }

  @Test
  void takesTheChartOfARollbackToARevisionThatTheLogDoesNotKnow() {
    ReleaseLine line = line("", stored(2, Status.DEPLOYED, new Owner("d1", 1)));

    assertThat(line.chart()).isEqualTo("theirs-3.0.0");
    assertThat(line.latest()).isPresent();
  }
}
