package dev.wheelhouse.ops.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.request.Options.DryRun;
import dev.wheelhouse.ops.follow.Bar;
import dev.wheelhouse.ops.follow.Timeline;
import java.util.List;
import java.util.Locale;

/** A deployment as it was after one of its events, folded from its events up to there. */
final class DeploymentView {
  private final DeploymentEntry entry;
  private final Timeline timeline = new Timeline();
  private final ObjectNode json;
  private final ArrayNode failedHooks = Views.array();
  private final ArrayNode marks = Views.array();
  private ArrayNode blocking = Views.array();

  private DeploymentView(LogEntry first) {
    this.entry = new DeploymentEntry(first, 0);
    this.json = Views.object();
  }

  /**
   * The view after the event with this sequence number.
   *
   * @param events of the deployment, in order; at least one
   */
  static ObjectNode of(List<LogEntry> events, long at, long latest) {
    DeploymentView view = new DeploymentView(events.get(0));
    long sequence = 0;
    for (LogEntry each : events) {
      if (each.sequence() > at) {
        break;
      }
      view.take(each);
      sequence = each.sequence();
    }
    return view.finish(sequence, latest);
  }

  private void take(LogEntry each) {
    entry.on(each);
    if (each.event() == null) {
      mark(each, StreamedEvent.text(each));
      return;
    }
    Event event = each.event();
    timeline.on(event);
    LifecycleEvent data = event.data();
    note(data);
    if (data instanceof Intake.DeploymentResumed
        || data instanceof Trouble
        || data instanceof Intake.RequestSuperseded) {
      mark(each, StreamedEvent.text(each));
    }
  }

  private void mark(LogEntry each, String text) {
    marks
        .addObject()
        .put("sequence", each.sequence())
        .put("time", each.time().toString())
        .put("text", text);
  }

  private void note(LifecycleEvent data) {
    if (data instanceof Intake.RequestAccepted accepted) {
      Views.put(json, "request", accepted.requestId());
      Views.put(json, "description", accepted.description());
      json.put("dryRun", accepted.options().dryRun() != DryRun.NONE);
      json.put("atomic", accepted.options().atomic());
    } else if (data instanceof Intake.DeploymentStarted started) {
      Views.put(json, "worker", started.worker());
      json.put("deadline", started.deadline().toString());
    } else if (data instanceof Intake.DeploymentResumed resumed) {
      Views.put(json, "worker", resumed.worker());
    } else if (data instanceof Preparation preparation) {
      prepared(preparation);
    } else if (data instanceof HookEvent.HookFailed failed) {
      failed(failed);
    } else if (data instanceof ResourceEvent.ReadinessProgressed progressed) {
      blocking = Views.array();
      progressed
          .blocking()
          .forEach(
              each ->
                  blocking
                      .addObject()
                      .put("resource", each.resource().display())
                      .put("reason", each.reason()));
    } else if (data instanceof ResourceEvent.ResourcesReady) {
      blocking = Views.array();
    }
  }

  private void prepared(Preparation data) {
    if (data instanceof Preparation.ChartResolved chart) {
      Views.put(json, "appVersion", chart.appVersion());
      Views.put(json, "chartReference", chart.reference());
      Views.put(json, "chartDigest", chart.digest());
    } else if (data instanceof Preparation.ValuesResolved values) {
      Views.put(json, "valuesDigest", values.digest());
    } else if (data instanceof Preparation.ManifestRendered rendered) {
      Views.put(json, "engine", rendered.engine());
      Views.put(json, "manifestDigest", rendered.digest());
      if (!rendered.warnings().isEmpty()) {
        ArrayNode warnings = json.putArray("warnings");
        rendered.warnings().forEach(warnings::add);
      }
    } else if (data instanceof Preparation.PlanComputed computed) {
      Plan plan = computed.plan();
      json.putObject("plan")
          .put("digest", computed.digest())
          .put("action", plan.action().name().toLowerCase(Locale.ROOT))
          .put("revision", plan.revision())
          .put("previousRevision", plan.previousRevision())
          .put("targetRevision", plan.targetRevision());
    } else if (data instanceof Preparation.ApprovalRequested requested) {
      json.put("approvalRequestedFor", requested.planDigest());
    } else if (data instanceof Preparation.ApprovalGranted granted) {
      Views.put(json, "approvedBy", granted.by());
    }
  }

  private void failed(HookEvent.HookFailed failed) {
    ObjectNode hook =
        failedHooks
            .addObject()
            .put("hook", failed.hook().display())
            .put("phase", failed.phase())
            .put("weight", failed.weight())
            .put("attempt", failed.attempt())
            .put("code", failed.code().name());
    Views.put(hook, "reason", failed.reason());
    if (failed.exitCode() != null) {
      hook.put("exitCode", failed.exitCode());
    }
    ArrayNode log = hook.putArray("log");
    failed.log().forEach(log::add);
    ArrayNode podEvents = hook.putArray("podEvents");
    failed.podEvents().forEach(podEvents::add);
  }

  private ObjectNode finish(long sequence, long latest) {
    ObjectNode view = Views.deployment(entry);
    view.put("sequence", sequence);
    view.put("latestSequence", latest);
    if (entry.state() != null) {
      view.put("stage", entry.state().stage().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    view.setAll(json);
    ArrayNode bars = view.putArray("timeline");
    timeline.bars().forEach(bar -> bars.add(bar(bar)));
    view.set("failedHooks", failedHooks);
    view.set("blocking", blocking);
    view.set("marks", marks);
    return view;
  }

  private static ObjectNode bar(Bar bar) {
    ObjectNode json =
        Views.object()
            .put("kind", bar.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("depth", bar.depth())
            .put("label", bar.label())
            .put("status", bar.status().name().toLowerCase(Locale.ROOT));
    Views.put(json, "start", bar.start());
    Views.put(json, "end", bar.end());
    if (bar.total() > 0) {
      json.put("done", bar.done()).put("total", bar.total());
    }
    Views.put(json, "detail", bar.detail());
    if (!bar.log().isEmpty()) {
      ArrayNode log = json.putArray("log");
      bar.log().forEach(log::add);
    }
    return json;
  }
}
