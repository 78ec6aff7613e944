package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.fold.Stage;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Requester;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * What is kept of a deployment in memory: enough for lists, and where its events lie in the log.
 * The folded state is kept only while the deployment is open.
 */
final class DeploymentEntry {
  /** How far it is. */
  enum Progress {
    QUEUED,
    RUNNING,
    APPROVAL,
    SUCCEEDED,
    FAILED,
    CANCELLED,
    REJECTED;

    String word() {
      return this == APPROVAL ? "awaiting-approval" : name().toLowerCase(Locale.ROOT);
    }

    boolean isOpen() {
      return this == QUEUED || this == RUNNING || this == APPROVAL;
    }
  }

  final String id;
  final ReleaseKey key;
  final long arrival;
  final int partition;
  final Instant acceptedAt;
  private long[] offsets = new long[8];
  private int events;

  Operation operation;
  Requester requester = Requester.UNKNOWN;
  Instant updatedAt;
  Progress progress = Progress.QUEUED;
  String step = "";
  String chart = "";
  String chartVersion = "";
  int revision;
  DeployError error;
  boolean broken;
  private Deployment state;

  DeploymentEntry(LogEntry first, long arrival) {
    this.id = first.deployment();
    this.key = first.key();
    this.arrival = arrival;
    this.partition = first.partition();
    this.acceptedAt = first.time();
    this.updatedAt = first.time();
  }

  /** Takes the next event. An event that does not fit leaves the state as it was, for good. */
  void on(LogEntry entry) {
    remember(entry.offset());
    updatedAt = entry.time();
    if (entry.event() == null) {
      broken = true;
      return;
    }
    Event event = entry.event();
    note(event.data());
    try {
      if (event.data() instanceof Intake.RequestAccepted) {
        state = Deployment.begin(event);
      } else if (state != null && !broken) {
        state = state.apply(event);
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      broken = true;
    }
    progress = progress(event.data());
    step = state == null || broken ? "" : step(state);
  }

  private void note(LifecycleEvent data) {
    if (data instanceof Intake.RequestAccepted accepted) {
      operation = accepted.operation();
      requester = accepted.requester();
      chart = accepted.chart() == null ? "" : accepted.chart().ref();
    } else if (data instanceof Intake.RequestRejected rejected) {
      operation = rejected.operation();
      error = rejected.error();
    } else if (data instanceof Preparation.ChartResolved resolved) {
      chart = resolved.name();
      chartVersion = resolved.version();
    } else if (data instanceof Preparation.RevisionRecorded recorded) {
      revision = recorded.revision();
    } else if (data instanceof End.ReleaseFailed failed) {
      error = failed.error();
    } else if (data instanceof End.DeploymentCancelled cancelled) {
      error = cancelled.error();
    }
  }

  private Progress progress(LifecycleEvent data) {
    if (data instanceof Intake.RequestRejected) {
      return Progress.REJECTED;
    }
    if (data instanceof End.ReleaseFailed) {
      return Progress.FAILED;
    }
    if (data instanceof End.DeploymentCancelled) {
      return Progress.CANCELLED;
    }
    if (data instanceof End) {
      return Progress.SUCCEEDED;
    }
    if (state == null || broken) {
      return data instanceof Intake.DeploymentStarted ? Progress.RUNNING : progress;
    }
    return switch (state.stage()) {
      case QUEUED -> Progress.QUEUED;
      case AWAITING_APPROVAL -> Progress.APPROVAL;
      case RESOLVING_CHART,
          RESOLVING_VALUES,
          RENDERING,
          PLANNING,
          RECORDING,
          EXECUTING,
          REMEDIATING,
          FINISHING,
          ENDED ->
          Progress.RUNNING;
    };
  }

  private static String step(Deployment state) {
    if (state.stage() == Stage.EXECUTING) {
      return state.execution().step().map(Step::label).orElse("");
    }
    return state.hasEnded() ? "" : state.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void remember(long offset) {
    if (events == offsets.length) {
      offsets = Arrays.copyOf(offsets, events * 2);
    }
    offsets[events++] = offset;
  }

  /** The folded state; null when the deployment has ended or its beginning is not known. */
  Deployment state() {
    return state;
  }

  /** Lets the folded state go. */
  void settle() {
    state = null;
    offsets = Arrays.copyOf(offsets, events);
  }

  int events() {
    return events;
  }

  /** Offset of an event, counted from 0. */
  long offset(int event) {
    return offsets[event];
  }

  boolean isOpen() {
    return progress.isOpen();
  }
}
