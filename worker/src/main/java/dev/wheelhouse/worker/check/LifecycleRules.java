package dev.wheelhouse.worker.check;

import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.HookEvent;
import dev.wheelhouse.events.lifecycle.Intake.DeploymentResumed;
import dev.wheelhouse.events.lifecycle.Intake.DeploymentStarted;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.lifecycle.Preparation.ManifestRendered;
import dev.wheelhouse.events.lifecycle.Preparation.PlanComputed;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.lifecycle.Trouble.RemediationStarted;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.check.History.Logged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the order of one deployment's events must be beyond what the fold insists on: hooks once
 * (I6), groups and phases one after another (I7), one worker at a time (I8), one chart (I13).
 */
final class LifecycleRules {
  private final String id;
  private final List<Violation> found = new ArrayList<>();
  private final Set<ResourceRef> running = new HashSet<>();
  private final Set<String> succeeded = new HashSet<>();
  private boolean remediating;
  private String phase = "";
  private boolean groupOpen;
  private String worker = "";
  private String chart = "";
  private String manifest = "";

  private LifecycleRules(String id) {
    this.id = id;
  }

  static List<Violation> check(List<Logged> log) {
    LifecycleRules rules = new LifecycleRules(log.get(0).event().deployment());
    log.forEach(logged -> rules.take(logged.event()));
    return rules.found;
  }

  private void take(Event event) {
    LifecycleEvent fact = event.data();
    owner(event);
    if (fact instanceof HookEvent hook) {
      hook(event, hook);
    } else if (fact instanceof ResourceEvent && !phase.isEmpty()) {
      violated("I7", event, "comes inside the phase " + phase);
    } else if (fact instanceof RemediationStarted) {
      remediating = true;
      phase = "";
      groupOpen = false;
    } else if (fact instanceof ChartResolved resolved) {
      if (!chart.isEmpty() && !chart.equals(resolved.digest())) {
        violated("I13", event, "resolves to " + resolved.digest() + ", before to " + chart);
      }
      chart = resolved.digest();
    } else if (fact instanceof ManifestRendered rendered) {
      manifest = rendered.digest();
    } else if (fact instanceof PlanComputed plan
        && !manifest.isEmpty()
        && !plan.manifestDigest().equals(manifest)) {
      violated("I13", event, "is for " + plan.manifestDigest() + ", rendered was " + manifest);
    }
  }

  private void owner(Event event) {
    if (event.data() instanceof DeploymentStarted || event.data() instanceof DeploymentResumed) {
      worker = event.source();
    } else if (!worker.isEmpty() && !worker.equals(event.source())) {
      violated(
          "I8", event, "was written by " + event.source() + ", the deployment is " + worker + "'s");
    }
  }

  private void hook(Event event, HookEvent fact) {
    if (fact instanceof HookEvent.HookPhaseStarted started) {
      require(phase.isEmpty(), event, "begins inside the phase " + phase);
      phase = started.phase();
    } else if (fact instanceof HookEvent.WeightGroupStarted) {
      require(!groupOpen && running.isEmpty(), event, "begins before the last group has ended");
      groupOpen = true;
    } else if (fact instanceof HookEvent.HookStarted started) {
      require(groupOpen, event, "begins outside of a weight group");
      String name = (remediating ? "undo " : "") + started.phase() + " " + started.hook();
      if (succeeded.contains(name)) {
        violated("I6", event, "runs " + started.hook().display() + ", which has succeeded");
      }
      running.add(started.hook());
    } else if (fact instanceof HookEvent.HookSucceeded done) {
      running.remove(done.hook());
      succeeded.add((remediating ? "undo " : "") + done.phase() + " " + done.hook());
    } else if (fact instanceof HookEvent.HookFailed failed) {
      running.remove(failed.hook());
    } else if (fact instanceof HookEvent.HookDeleted deleted) {
      if (deleted.policy() == null) {
        running.remove(deleted.hook());
      }
    } else if (fact instanceof HookEvent.WeightGroupCompleted) {
      require(groupOpen && running.isEmpty(), event, "ends while hooks of it run");
      groupOpen = false;
    } else if (fact instanceof HookEvent.HookPhaseCompleted) {
      require(!groupOpen && running.isEmpty(), event, "ends while a group of it is open");
      phase = "";
    }
  }

  private void require(boolean holds, Event event, String otherwise) {
    if (!holds) {
      violated("I7", event, otherwise);
    }
  }

  private void violated(String invariant, Event event, String text) {
    found.add(
        new Violation(
            invariant,
            id,
            event.data().getClass().getSimpleName() + " (" + event.sequence() + ") " + text));
  }
}
