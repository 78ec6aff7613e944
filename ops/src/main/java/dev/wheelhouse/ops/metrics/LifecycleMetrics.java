package dev.wheelhouse.ops.metrics;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Stage;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent.HookFailed;
import dev.wheelhouse.events.lifecycle.Intake.DeploymentResumed;
import dev.wheelhouse.events.lifecycle.Intake.RequestRejected;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Trouble.StepRetried;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.ops.log.GroupState;
import dev.wheelhouse.ops.pace.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The metrics that are a fold over the log. As the counters count what the log holds, every process
 * that has read it tells the same numbers, and one that was away for a day has missed nothing.
 * Thread-safe.
 */
public final class LifecycleMetrics {
  /** Series of what alerts count are there from the start, so that the first one counts too. */
  private static final List<String> HOOK_PHASES =
      List.of(
          "pre-install",
          "post-install",
          "pre-upgrade",
          "post-upgrade",
          "pre-rollback",
          "post-rollback",
          "pre-delete",
          "post-delete",
          "test");

  private static final List<Operation> DEPLOYING =
      List.of(
          Operation.INSTALL,
          Operation.UPGRADE,
          Operation.ROLLBACK,
          Operation.UNINSTALL,
          Operation.TEST);

  private final Meters meters = new Meters();
  private final Pace pace;
  private GroupState group = new GroupState(List.of(), 0, 0);
  private boolean grouped;
  private long undelivered;

  public LifecycleMetrics(Pace.Limits limits) {
    this.pace = new Pace(limits);
    meters.counter(Metric.UNDELIVERED, () -> undelivered);
    HOOK_PHASES.forEach(phase -> meters.count(Metric.HOOK_FAILURES, 0, phase));
    DEPLOYING.forEach(each -> meters.count(Metric.DEPLOYMENTS, 0, each.json(), "failed"));
  }

  /** Takes the next event of its deployment. */
  public synchronized void on(Event event) {
    meters.count(Metric.LOG_EVENTS);
    count(event.data());
    pace.on(event).ifPresent(change -> changed(change, event));
  }

  /** Takes a record that is no event this version knows. */
  public synchronized void onUnreadable() {
    meters.count(Metric.LOG_UNREADABLE);
  }

  /** Takes what is known of the workers now. */
  public synchronized void on(GroupState state) {
    if (!grouped) {
      grouped = true;
      meters.gauge(Metric.WORKERS, () -> group.members().size());
      meters.gauge(Metric.REQUESTS_WAITING, () -> group.waiting());
      meters.gauge(Metric.PARTITIONS_UNASSIGNED, () -> group.unassigned());
    }
    group = state;
  }

  /**
   * Takes how far the readers of the log are.
   *
   * @param last the offset after the last event, by partition
   * @param readers what each group has committed, by partition
   */
  public synchronized void on(Map<Integer, Long> last, Map<String, Map<Integer, Long>> readers) {
    List<Meters.Row> lags = new ArrayList<>();
    List<Meters.Row> offsets = new ArrayList<>();
    readers.forEach(
        (reader, committed) -> {
          long lag = 0;
          for (Map.Entry<Integer, Long> place : committed.entrySet()) {
            lag += Math.max(0, last.getOrDefault(place.getKey(), 0L) - place.getValue());
          }
          lags.add(new Meters.Row(lag, List.of(reader)));
          offsets.add(
              new Meters.Row(
                  committed.values().stream().mapToLong(Long::longValue).sum(), List.of(reader)));
        });
    meters.rows(Metric.READER_LAG, lags);
    meters.rows(Metric.READER_OFFSET, offsets);
  }

  /** Takes how many notices have been given up in all. */
  public synchronized void onUndelivered(long total) {
    undelivered = Math.max(undelivered, total);
  }

  private void count(LifecycleEvent data) {
    if (data instanceof RequestRejected rejected) {
      String operation = rejected.operation() == null ? "unknown" : rejected.operation().json();
      meters.count(Metric.DEPLOYMENTS, operation, "rejected");
    } else if (data instanceof HookFailed failed) {
      meters.count(Metric.HOOK_FAILURES, failed.phase());
    } else if (data instanceof StepRetried retried) {
      meters.count(Metric.STEP_RETRIES, retried.error().code().name());
    } else if (data instanceof DeploymentResumed) {
      meters.count(Metric.RESUMED);
    }
  }

  private void changed(Pace.Change change, Event event) {
    change
        .ended()
        .forEach(span -> meters.took(Metric.STEP_SECONDS, span.took(), span.step().kind().word()));
    Deployment deployment = change.after();
    if (event.data() instanceof End end) {
      String operation = deployment.request().operation().json();
      meters.count(Metric.DEPLOYMENTS, operation, outcome(end));
      if (end instanceof End.ReleaseFailed failed) {
        meters.count(Metric.FAILURES, failed.error().code().name());
      }
      if (deployment.startedAt() != null) {
        meters.took(
            Metric.DEPLOYMENT_SECONDS,
            Duration.between(deployment.startedAt(), event.time()),
            operation,
            outcome(end));
      }
    }
  }

  /** How a deployment ended, in a word. */
  static String outcome(End end) {
    if (end instanceof End.ReleaseDeployed) {
      return "deployed";
    } else if (end instanceof End.ReleaseRolledBack) {
      return "rolled-back";
    } else if (end instanceof End.ReleaseUninstalled) {
      return "uninstalled";
    } else if (end instanceof End.ReleaseTested) {
      return "tested";
    } else if (end instanceof End.DryRunCompleted) {
      return "dry-run";
    } else if (end instanceof End.DeploymentCancelled cancelled) {
      return cancelled.error().code() == ErrorCode.SUPERSEDED ? "superseded" : "cancelled";
    }
    return "failed";
  }

  /** In Prometheus' text format, as it is at a moment. */
  public synchronized String scrape(Instant now) {
    List<Deployment> open = pace.open();
    meters.rows(Metric.OPEN_DEPLOYMENTS, stages(open));
    meters.rows(Metric.QUEUE_SECONDS, List.of(new Meters.Row(queueAge(open, now), List.of())));
    meters.rows(Metric.APPROVAL_SECONDS, approvals(open, now));
    meters.rows(
        Metric.STALLED_SECONDS,
        pace.stalled(now).stream()
            .map(
                each ->
                    row(seconds(each.running()), each.deployment(), List.of(each.step().label())))
            .toList());
    return meters.scrape();
  }

  private static List<Meters.Row> stages(List<Deployment> open) {
    Map<Stage, Long> counts =
        open.stream()
            .map(Deployment::stage)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return Arrays.stream(Stage.values())
        .filter(stage -> stage != Stage.ENDED)
        .map(
            stage ->
                new Meters.Row(
                    counts.getOrDefault(stage, 0L),
                    List.of(stage.name().toLowerCase(Locale.ROOT).replace('_', '-'))))
        .toList();
  }

  private static double queueAge(List<Deployment> open, Instant now) {
    return open.stream()
        .filter(deployment -> deployment.stage() == Stage.QUEUED)
        .mapToDouble(deployment -> seconds(Duration.between(deployment.acceptedAt(), now)))
        .max()
        .orElse(0);
  }

  private static List<Meters.Row> approvals(List<Deployment> open, Instant now) {
    return open.stream()
        .filter(deployment -> deployment.stage() == Stage.AWAITING_APPROVAL)
        .map(
            deployment ->
                row(seconds(Duration.between(deployment.updatedAt(), now)), deployment, List.of()))
        .toList();
  }

  private static Meters.Row row(double value, Deployment deployment, List<String> more) {
    ReleaseKey key = deployment.key();
    List<String> labels =
        new ArrayList<>(List.of(key.cluster(), key.namespace(), key.release(), deployment.id()));
    labels.addAll(more);
    return new Meters.Row(value, labels);
  }

  private static double seconds(Duration duration) {
    return Math.max(0, duration.toMillis() / 1000.0);
  }
}
