package dev.wheelhouse.ops.metrics;

import java.util.List;
import java.util.Optional;

/**
 * Every metric of every Wheelhouse process: alerts, dashboards and docs name no others. Names are
 * Prometheus' and say the unit; {@code cluster}, {@code namespace} and {@code release} are labels
 * of what is stuck only, so that the number of series does not grow with the number of releases.
 */
public enum Metric {
  // From the log: wheelhouse metrics
  DEPLOYMENTS(
      "wheelhouse_deployments_total",
      Kind.COUNTER,
      "Deployments that have ended, by what was asked for and how it ended.",
      "operation",
      "outcome"),
  FAILURES(
      "wheelhouse_failures_total",
      Kind.COUNTER,
      "Deployments that failed, by the code of their error.",
      "code"),
  HOOK_FAILURES(
      "wheelhouse_hook_failures_total",
      Kind.COUNTER,
      "Hooks that failed, by their Helm event.",
      "phase"),
  DEPLOYMENT_SECONDS(
      "wheelhouse_deployment_duration_seconds",
      Kind.HISTOGRAM,
      "From the begin of a deployment to its end, queueing not included.",
      "operation",
      "outcome"),
  STEP_SECONDS(
      "wheelhouse_step_duration_seconds", Kind.HISTOGRAM, "How long steps took, by kind.", "step"),
  STEP_RETRIES(
      "wheelhouse_step_retries_total",
      Kind.COUNTER,
      "Attempts at steps that failed and were tried again, by the code of their error.",
      "code"),
  RESUMED("wheelhouse_resumed_total", Kind.COUNTER, "Deployments that another worker took over."),
  OPEN_DEPLOYMENTS(
      "wheelhouse_open_deployments",
      Kind.GAUGE,
      "Deployments that have not ended, by stage.",
      "stage"),
  QUEUE_SECONDS(
      "wheelhouse_queue_age_seconds",
      Kind.GAUGE,
      "Age of the oldest accepted deployment that has not begun; 0 when none waits."),
  APPROVAL_SECONDS(
      "wheelhouse_approval_age_seconds",
      Kind.GAUGE,
      "How long a deployment has waited for approval, by release.",
      "cluster",
      "namespace",
      "release",
      "deployment"),
  STALLED_SECONDS(
      "wheelhouse_step_stalled_seconds",
      Kind.GAUGE,
      "How long a step has run that takes longer than its own history allows, by release.",
      "cluster",
      "namespace",
      "release",
      "deployment",
      "step"),
  LOG_EVENTS("wheelhouse_log_events_total", Kind.COUNTER, "Lifecycle events read."),
  LOG_UNREADABLE(
      "wheelhouse_log_unreadable_total",
      Kind.COUNTER,
      "Records of the lifecycle topic that are no events this version knows."),
  WORKERS("wheelhouse_workers", Kind.GAUGE, "Members of the workers' consumer group."),
  REQUESTS_WAITING(
      "wheelhouse_requests_waiting",
      Kind.GAUGE,
      "Consumer lag: requests behind the offsets that the workers have committed."),
  PARTITIONS_UNASSIGNED(
      "wheelhouse_partitions_unassigned",
      Kind.GAUGE,
      "Partitions of the requests topic that no worker owns."),
  READER_LAG(
      "wheelhouse_reader_lag_events",
      Kind.GAUGE,
      "Lifecycle events behind the offsets that a consumer group has committed, by group:"
          + " notifications, projections and any subscriber of your own.",
      "group"),
  READER_OFFSET(
      "wheelhouse_reader_offset",
      Kind.GAUGE,
      "Sum of the offsets of the lifecycle topic that a consumer group has committed.",
      "group"),
  UNDELIVERED(
      "wheelhouse_notifications_undelivered_total",
      Kind.COUNTER,
      "Notices that notifications have given up; the topic of undelivered ones tells which."),
  // Of one worker: wheelhouse worker --health-port
  JOURNAL_SECONDS(
      "wheelhouse_journal_commit_seconds",
      Kind.HISTOGRAM,
      "From a decision to the end of the transaction that makes it durable."),
  JOURNAL_EVENTS(
      "wheelhouse_journal_events_total", Kind.COUNTER, "Events that this worker has appended."),
  HANDLER_SECONDS(
      "wheelhouse_handler_duration_seconds",
      Kind.HISTOGRAM,
      "How long handlers kept a thread, by command; RenderManifest is the time of a render.",
      "command",
      "outcome"),
  API_CALLS(
      "wheelhouse_api_calls_total",
      Kind.COUNTER,
      "Requests to the API server, watches included.",
      "cluster"),
  WORKING("wheelhouse_deployments_in_work", Kind.GAUGE, "Deployments that this worker works on."),
  WORKER_READY(
      "wheelhouse_worker_ready", Kind.GAUGE, "1 while the worker can take requests, else 0."),
  // Of the gateway: /metrics
  GATEWAY_RELEASES("wheelhouse_gateway_releases", Kind.GAUGE, "Releases in memory."),
  GATEWAY_DEPLOYMENTS("wheelhouse_gateway_deployments", Kind.GAUGE, "Deployments in memory."),
  GATEWAY_STREAMS("wheelhouse_gateway_streams", Kind.GAUGE, "Open event streams."),
  GATEWAY_LOG_EVENTS(
      "wheelhouse_gateway_log_events_total",
      Kind.COUNTER,
      "Lifecycle events read since the start."),
  GATEWAY_LOG_STRANGE(
      "wheelhouse_gateway_log_strange_total",
      Kind.COUNTER,
      "Records of the lifecycle topic that were no events."),
  GATEWAY_READY(
      "wheelhouse_gateway_ready", Kind.GAUGE, "1 when the log is read and Kafka answers."),
  GATEWAY_REQUESTS(
      "wheelhouse_gateway_http_requests_total",
      Kind.COUNTER,
      "Answers by method and status.",
      "method",
      "status");

  /** What a metric is, in Prometheus' words. */
  public enum Kind {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  private final String text;
  private final Kind kind;
  private final String help;
  private final List<String> labels;

  Metric(String text, Kind kind, String help, String... labels) {
    this.text = text;
    this.kind = kind;
    this.help = help;
    this.labels = List.of(labels);
  }

  /** The name under which Prometheus knows it. */
  public String text() {
    return text;
  }

  public Kind kind() {
    return kind;
  }

  /** One sentence for people. */
  public String help() {
    return help;
  }

  /** The labels' names, in order. */
  public List<String> labels() {
    return labels;
  }

  /** The metric to which a series of Prometheus belongs, a histogram's parts included. */
  public static Optional<Metric> ofSeries(String series) {
    for (Metric metric : values()) {
      boolean part =
          metric.kind == Kind.HISTOGRAM
              && List.of("_bucket", "_sum", "_count", "_max").stream()
                  .anyMatch(suffix -> series.equals(metric.text + suffix));
      if (part || series.equals(metric.text)) {
        return Optional.of(metric);
      }
    }
    return Optional.empty();
  }
}
