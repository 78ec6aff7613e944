package dev.wheelhouse.ops.traces;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.End.ReleaseFailed.Remediation;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.lifecycle.Preparation.RevisionRecorded;
import dev.wheelhouse.ops.consume.Fold;
import dev.wheelhouse.ops.follow.Bar;
import dev.wheelhouse.ops.follow.EventSummary;
import dev.wheelhouse.ops.follow.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a trace of each deployment when it ends. Its spans are the bars of the deployment's {@link
 * Timeline}. A deployment whose beginning the log no longer holds, gives none.
 */
final class TraceFold implements Fold<DeploymentTrace> {
  private final Map<String, Deployment> open = new HashMap<>();

  /** What must be remembered of a deployment. */
  private static final class Deployment {
    private final Timeline timeline = new Timeline();
    private final RequestAccepted request;
    private final Event first;
    private final Map<String, String> attributes = new LinkedHashMap<>();

    Deployment(Event first, RequestAccepted request) {
      this.first = first;
      this.request = request;
    }
  }

  @Override
  public Optional<DeploymentTrace> on(Event event) {
    if (event.data() instanceof RequestAccepted request) {
      open.put(event.deployment(), new Deployment(event, request));
    }
    Deployment deployment = open.get(event.deployment());
    if (deployment == null) {
      return Optional.empty();
    }
    deployment.timeline.on(event);
    if (event.data() instanceof ChartResolved chart) {
      deployment.attributes.put("wheelhouse.chart", chart.name() + "-" + chart.version());
    } else if (event.data() instanceof RevisionRecorded recorded) {
      deployment.attributes.put("wheelhouse.revision", Integer.toString(recorded.revision()));
    } else if (event.data() instanceof End end) {
      open.remove(event.deployment());
      return Optional.of(trace(deployment, event, end)).filter(trace -> trace.parent().sampled());
    }
    return Optional.empty();
  }

  private static DeploymentTrace trace(Deployment deployment, Event last, End end) {
    TraceParent parent = TraceParent.of(deployment.first.traceparent(), last.deployment());
    List<Step> steps = new ArrayList<>();
    Step root = root(deployment, last, end, parent);
    steps.add(root);
    Map<Integer, String> around = new HashMap<>();
    int undoing = 0;
    int index = 0;
    for (Bar bar : deployment.timeline.bars()) {
      index++;
      if (bar.start() == null) {
        continue;
      }
      int depth = bar.depth() + undoing;
      String id = TraceParent.spanId(last.deployment() + " " + index);
      steps.add(step(bar, id, around.getOrDefault(depth - 1, root.id()), last, end));
      around.put(depth, id);
      undoing = bar.kind() == Bar.Kind.UNDO ? 1 : undoing;
    }
    return new DeploymentTrace(parent, steps);
  }

  private static Step root(Deployment deployment, Event last, End end, TraceParent parent) {
    RequestAccepted request = deployment.request;
    Map<String, String> attributes = deployment.attributes;
    attributes.put("deployment.id", last.deployment());
    attributes.put("deployment.name", request.operation().json() + " " + last.key().release());
    attributes.put("deployment.status", hasFailed(end) ? "failed" : "succeeded");
    attributes.put("k8s.cluster.name", last.key().cluster());
    attributes.put("k8s.namespace.name", last.key().namespace());
    attributes.put("wheelhouse.release", last.key().release());
    putUnlessEmpty(attributes, "wheelhouse.requester", request.requester().name());
    putUnlessEmpty(attributes, "vcs.ref.head.revision", request.requester().commit());
    putUnlessEmpty(attributes, "cicd.pipeline.run.url.full", request.requester().pipelineUrl());
    return new Step(
        TraceParent.spanId(last.deployment()),
        parent.spanId(),
        request.operation().json() + " " + last.key().namespace() + "/" + last.key().release(),
        deployment.first.time(),
        last.time(),
        hasFailed(end) ? EventSummary.of(end) : null,
        attributes,
        List.of());
  }

  private static void putUnlessEmpty(Map<String, String> attributes, String name, String value) {
    if (!value.isEmpty()) {
      attributes.put(name, value);
    }
  }

  private static boolean hasFailed(End end) {
    return end instanceof End.ReleaseFailed || end instanceof End.DeploymentCancelled;
  }

  private static Step step(Bar bar, String id, String parent, Event last, End end) {
    boolean failed = hasFailed(bar, end);
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("wheelhouse.step", bar.kind().name().toLowerCase(Locale.ROOT));
    putUnlessEmpty(attributes, "wheelhouse.detail", bar.detail());
    return new Step(
        id,
        parent,
        bar.label(),
        bar.start(),
        bar.end() == null ? last.time() : bar.end(),
        failed ? (bar.detail().isEmpty() ? "not done" : bar.detail()) : null,
        attributes,
        bar.log());
  }

  /** Where a failed deployment was undone, undoing it did not fail. */
  private static boolean hasFailed(Bar bar, End end) {
    boolean undoing = bar.kind() == Bar.Kind.UNDO || bar.kind() == Bar.Kind.FINISH;
    boolean undone =
        end instanceof End.ReleaseFailed failed
            && (failed.remediation() == Remediation.ROLLED_BACK
                || failed.remediation() == Remediation.UNINSTALLED);
    return (bar.status() == Bar.Status.FAILED || bar.status() == Bar.Status.STOPPED)
        && !(undoing && undone);
  }
}
