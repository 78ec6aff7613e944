package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.GoDuration;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.ops.follow.Outcome;
import dev.wheelhouse.ops.follow.Words;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Says at the end what became of a request: to people as Helm does, to programs as a document. */
final class OutcomeReport {
  /** Go's {@code time.ANSIC}, as Helm prints times. */
  private static final DateTimeFormatter ANSIC =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private final Console console;
  private final Subject subject;
  private final OutputFormat format;
  private final ReleaseReader releases;

  /**
   * What is reported on.
   *
   * @param deployment id of the deployment that the request became
   */
  record Subject(ReleaseKey key, String requestId, Operation operation, String deployment) {
    static Subject of(Request request) {
      return new Subject(
          request.key(),
          request.id(),
          request.operation(),
          DeploymentId.of(request.key(), request.id()));
    }
  }

  OutcomeReport(Console console, Subject subject, OutputFormat format, ReleaseReader releases) {
    this.console = console;
    this.subject = subject;
    this.format = format;
    this.releases = releases;
  }

  static String time(Instant time) {
    return ANSIC.format(time);
  }

  /** The request is durable and nobody waits for it. */
  void published() {
    switch (format) {
      case TABLE -> console.out().println(subject.deployment());
      case JSON, YAML -> document("published", null);
    }
    console.out().flush();
    console.err().println("published; follow it with: " + followCommand());
  }

  /** Ctrl-C while following. */
  void interrupted() {
    console.err().println();
    console
        .err()
        .println(
            "The deployment goes on; its id is "
                + subject.deployment()
                + ". See it with: "
                + followCommand());
    console.err().flush();
  }

  private String followCommand() {
    return "wheelhouse events --deployment " + subject.deployment() + " --follow";
  }

  /** The deployment has ended, or there was no answer in time. */
  ExitCode ended(Outcome outcome, Duration timeout) {
    if (!outcome.hasEnded()) {
      console
          .err()
          .println(
              "Error: no answer within "
                  + GoDuration.format(timeout)
                  + ". The deployment "
                  + subject.deployment()
                  + " goes on as soon as a worker serves it.");
      console.err().println("Next: see whether a worker runs, and: " + followCommand());
      return ExitCode.NO_ANSWER;
    }
    if (format == OutputFormat.TABLE && outcome.isSuccess()) {
      table(outcome);
    } else if (format != OutputFormat.TABLE) {
      document(word(outcome), outcome);
    }
    console.out().flush();
    if (outcome.isSuccess()) {
      return ExitCode.OK;
    }
    outcome.report().forEach(console.err()::println);
    return outcome.isRejection() ? ExitCode.REJECTED : ExitCode.FAILED;
  }

  private void table(Outcome outcome) {
    LifecycleEvent end = outcome.end().data();
    String release = subject.key().release();
    if (end instanceof End.ReleaseUninstalled) {
      console.out().println("release \"" + release + "\" uninstalled");
    } else if (end instanceof End.ReleaseRolledBack rolledBack) {
      console.out().println("Rollback to revision " + rolledBack.toRevision() + " was a success.");
    } else if (end instanceof End.DryRunCompleted) {
      console.out().println("Dry run: nothing was changed.");
      PlannedChanges.lines(outcome.changes()).forEach(console.out()::println);
    } else {
      console.out().println("NAME: " + release);
      console.out().println("LAST DEPLOYED: " + time(outcome.end().time()));
      console.out().println("NAMESPACE: " + subject.key().namespace());
      console.out().println("STATUS: " + word(outcome));
      console.out().println("REVISION: " + revision(end));
      notes(revision(end));
    }
  }

  /** The events never hold notes; where the cluster cannot be asked there are none. */
  private void notes(int revision) {
    try {
      releases
          .read(subject.key().namespace(), subject.key().release(), revision)
          .map(release -> release.info().notes())
          .filter(notes -> notes != null && !notes.isEmpty())
          .ifPresent(
              notes -> {
                console.out().println("NOTES:");
                Words.printableLines(notes).forEach(console.out()::println);
              });
    } catch (StepException e) {
      console.err().println("the notes cannot be read: " + e.error().message());
    }
  }

  private void document(String status, Outcome outcome) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("deployment", subject.deployment());
    tree.put("requestId", subject.requestId());
    tree.put("operation", subject.operation().json());
    tree.put("name", subject.key().release());
    tree.put("namespace", subject.key().namespace());
    tree.put("cluster", subject.key().cluster());
    tree.put("status", status);
    if (outcome != null) {
      tree.put("revision", revision(outcome.end().data()));
      tree.put("updated", outcome.end().time().toString());
      if (outcome.chart() != null) {
        tree.put("chart", outcome.chart().name() + "-" + outcome.chart().version());
        tree.put("appVersion", outcome.chart().appVersion());
      }
      if (!outcome.changes().isEmpty()) {
        tree.put("changes", PlannedChanges.document(outcome.changes()));
      }
      outcome
          .error()
          .ifPresent(
              error ->
                  tree.put(
                      "error",
                      Map.of(
                          "code", error.code().name(),
                          "message", error.message(),
                          "hint", error.hint())));
    }
    console.out().print(format.document(tree));
  }

  private static int revision(LifecycleEvent end) {
    if (end instanceof End.ReleaseDeployed deployed) {
      return deployed.revision();
    } else if (end instanceof End.ReleaseRolledBack rolledBack) {
      return rolledBack.revision();
    } else if (end instanceof End.ReleaseUninstalled uninstalled) {
      return uninstalled.revision();
    } else if (end instanceof End.ReleaseTested tested) {
      return tested.revision();
    } else if (end instanceof End.ReleaseFailed failed) {
      return failed.revision();
    } else if (end instanceof End.DeploymentCancelled cancelled) {
      return cancelled.revision();
    }
    return 0;
  }

  /** How it ended, in Helm's words where Helm has one. */
  private static String word(Outcome outcome) {
    LifecycleEvent end = outcome.end().data();
    if (end instanceof End.ReleaseDeployed
        || end instanceof End.ReleaseRolledBack
        || end instanceof End.ReleaseTested) {
      return "deployed";
    } else if (end instanceof End.ReleaseUninstalled) {
      return "uninstalled";
    } else if (end instanceof End.DryRunCompleted) {
      return "dry-run";
    } else if (end instanceof Intake.RequestRejected) {
      return "rejected";
    }
    return end instanceof End.DeploymentCancelled ? "cancelled" : "failed";
  }
}
