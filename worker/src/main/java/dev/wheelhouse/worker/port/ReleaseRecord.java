package dev.wheelhouse.worker.port;

import dev.wheelhouse.charts.Chart;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What Helm's {@code release.Release} holds.
 *
 * @param chart the chart; a record written by Helm may hold a chart that cannot be rebuilt in full
 * @param config the user's values
 * @param manifest all objects but hooks, as rendered
 * @param hooks with the manifest of each and when each last ran
 */
public record ReleaseRecord(
    String name,
    String namespace,
    int revision,
    Info info,
    Chart chart,
    Map<String, Object> config,
    String manifest,
    List<RecordedHook> hooks) {

  /** Helm's status words. */
  public enum Status {
    UNKNOWN("unknown"),
    DEPLOYED("deployed"),
    UNINSTALLED("uninstalled"),
    SUPERSEDED("superseded"),
    FAILED("failed"),
    UNINSTALLING("uninstalling"),
    PENDING_INSTALL("pending-install"),
    PENDING_UPGRADE("pending-upgrade"),
    PENDING_ROLLBACK("pending-rollback");

    private final String helm;

    Status(String helm) {
      this.helm = helm;
    }

    /** Helm's spelling. */
    public String helm() {
      return helm;
    }

    /** The status of Helm's spelling; UNKNOWN for a word it does not have. */
    public static Status of(String helm) {
      for (Status status : values()) {
        if (status.helm.equals(helm)) {
          return status;
        }
      }
      return UNKNOWN;
    }

    /** Whether an operation on the revision has begun and not ended. */
    public boolean isPending() {
      return switch (this) {
        case PENDING_INSTALL, PENDING_UPGRADE, PENDING_ROLLBACK -> true;
        case UNKNOWN, DEPLOYED, UNINSTALLED, SUPERSEDED, FAILED, UNINSTALLING -> false;
      };
    }
  }

  /** As Helm's {@code release.Info}; deleted is null until it is. */
  public record Info(
      Instant firstDeployed,
      Instant lastDeployed,
      Instant deleted,
      String description,
      Status status,
      String notes) {}

  /**
   * As Helm's {@code release.Hook}; events and policies in Helm's words.
   *
   * @param startedAt of its last run; null until it ran
   * @param completedAt of its last run; null until it ran
   * @param phase of its last run in Helm's words ({@code Succeeded}); empty until it ran
   */
  public record RecordedHook(
      String name,
      String kind,
      String path,
      String manifest,
      List<String> events,
      int weight,
      List<String> deletePolicies,
      List<String> outputLogPolicies,
      Instant startedAt,
      Instant completedAt,
      String phase) {
    public RecordedHook {
      events = List.copyOf(events);
      deletePolicies = List.copyOf(deletePolicies);
      outputLogPolicies = List.copyOf(outputLogPolicies);
    }
  }

  /** The same release as another revision. */
  public ReleaseRecord withRevision(int number) {
    return new ReleaseRecord(name, namespace, number, info, chart, config, manifest, hooks);
  }

  /** The same release with other information. */
  public ReleaseRecord withInfo(Info other) {
    return new ReleaseRecord(name, namespace, revision, other, chart, config, manifest, hooks);
  }

  /** The same release with a new status and what Helm's history says of it. */
  public ReleaseRecord withStatus(Status status, String description) {
    return withInfo(
        new Info(
            info.firstDeployed(),
            info.lastDeployed(),
            info.deleted(),
            description,
            status,
            info.notes()));
  }

  /** The same release with other hooks. */
  public ReleaseRecord withHooks(List<RecordedHook> others) {
    return new ReleaseRecord(name, namespace, revision, info, chart, config, manifest, others);
  }

  /** Names the release only: config and manifest may hold secrets. */
  @Override
  public String toString() {
    return namespace + "/" + name + " v" + revision + " " + info.status().helm();
  }
}
