package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a release stands, by the log or by its newest Secret.
 *
 * @param chart name and version
 * @param latest the deployment that the log tells of; empty when another client was last
 */
record ReleaseLine(
    ReleaseKey key,
    int revision,
    Instant updated,
    String status,
    String chart,
    String appVersion,
    Optional<ReleaseSummary> latest) {

  static ReleaseLine of(ReleaseSummary summary) {
    return new ReleaseLine(
        summary.key(),
        summary.revision(),
        summary.updated(),
        summary.status(),
        summary.chart().isEmpty() ? "" : summary.chart() + "-" + summary.chartVersion(),
        summary.appVersion(),
        Optional.of(summary));
  }

  static ReleaseLine of(ReleaseKey key, ReleaseRecord record) {
    return new ReleaseLine(
        key,
        record.revision(),
        record.info().lastDeployed(),
        record.info().status().helm(),
        chart(record),
        record.chart().metadata().appVersion(),
        Optional.empty());
  }

  /** Name and version, as Helm shows them. */
  static String chart(ReleaseRecord record) {
    return record.chart().name() + "-" + record.chart().metadata().version();
  }

  /**
   * Releases of the log and of Secrets, by namespace and name. A Secret counts where the log knows
   * of no release, or of an older state than what another client has written since.
   */
  static List<ReleaseLine> merge(
      String cluster, List<ReleaseSummary> summaries, List<StoredRelease> secrets) {
    Map<ReleaseKey, ReleaseLine> lines =
        new TreeMap<>(
            Comparator.comparing(ReleaseKey::namespace)
                .thenComparing(ReleaseKey::release)
                .thenComparing(ReleaseKey::cluster));
    summaries.forEach(summary -> lines.put(summary.key(), of(summary)));
    for (StoredRelease secret : secrets) {
      ReleaseRecord record = secret.record();
      ReleaseKey key = new ReleaseKey(cluster, record.namespace(), record.name());
      ReleaseLine known = lines.get(key);
      if (known == null || (secret.deployment().isEmpty() && known.isOlderThan(record))) {
        lines.put(key, of(key, record));
      } else if (known.chart().isEmpty() && known.revision() == record.revision()) {
        lines.put(key, known.withChart(record));
      }
    }
    return new ArrayList<>(lines.values());
  }

  /** Whether Helm keeps a Secret of such a release. */
  boolean shouldBeStored() {
    return revision > 0 && (status.equals("deployed") || status.equals("failed"));
  }

  private boolean isOlderThan(ReleaseRecord record) {
    return record.revision() > revision
        || status.equals("uninstalled")
        || (record.revision() == revision && !status.equals(record.info().status().helm()));
  }

  /** The log names the charts of its own revisions only; a rollback may be to another. */
  private ReleaseLine withChart(ReleaseRecord record) {
    return new ReleaseLine(
        key,
        revision,
        updated,
        status,
        chart(record),
        record.chart().metadata().appVersion(),
        latest);
  }

  /** Helm's names of the fields, and the deployment. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", key.release());
    tree.put("namespace", key.namespace());
    tree.put("cluster", key.cluster());
    tree.put("revision", revision);
    tree.put("updated", updated.toString());
    tree.put("status", status);
    tree.put("chart", chart);
    tree.put("app_version", appVersion);
    latest.ifPresent(
        deployment -> {
          tree.put("deployment", deployment.deployment());
          tree.put("operation", deployment.operation().json());
          tree.put("progress", deployment.progress().name().toLowerCase(Locale.ROOT));
          tree.put("step", deployment.step());
          if (deployment.error() != null) {
            tree.put(
                "error",
                Map.of(
                    "code",
                    deployment.error().code().name(),
                    "message",
                    deployment.error().message()));
          }
        });
    return tree;
  }
}
