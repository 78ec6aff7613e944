package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.request.Options.Conflicts;
import dev.wheelhouse.events.request.Options.Crds;
import dev.wheelhouse.events.request.Options.DryRun;
import dev.wheelhouse.events.request.Options.OnBusy;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Flags of every command that makes a deployment. */
final class DeployFlags {
  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "5m0s",
      converter = GoDurationConverter.class,
      description =
          "Budget of the deployment, and how long to wait for an answer (default:"
              + " ${DEFAULT-VALUE}).")
  Duration timeout;

  @Option(
      names = "--hook-timeout",
      paramLabel = "DURATION",
      converter = GoDurationConverter.class,
      description = "Budget of each hook (default: that of --timeout).")
  Duration hookTimeout;

  @Option(
      names = "--hook-parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many hooks of one weight run at a time, if the chart allows no more (default:"
              + " ${DEFAULT-VALUE}).")
  int hookParallelism;

  @Option(
      names = "--hook-evidence",
      description = "Keep the end of the log of hooks that succeed, too, in the events.")
  boolean hookEvidence;

  @Option(
      names = "--on-busy",
      paramLabel = "WHAT",
      defaultValue = "queue",
      description =
          "When the release is being worked on: queue, supersede or reject (default:"
              + " ${DEFAULT-VALUE}).")
  OnBusy onBusy;

  @Option(
      names = "--service-account",
      paramLabel = "NAME",
      description = "Whose rights are used in the cluster (default: the worker's).")
  String serviceAccount = "";

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "Id of the request: the same id is worked on once (default: a random one).")
  String idempotencyKey;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "Free text for the release's history.")
  String description = "";

  @Option(
      names = "--detach",
      description = "Print the deployment's id and do not wait for its end.")
  boolean detach;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "Form of the outcome: table, json or yaml (default: ${DEFAULT-VALUE}).")
  OutputFormat output;

  Duration hookTimeout() {
    return hookTimeout == null ? timeout : hookTimeout;
  }

  /** Flags of those that change objects of the release. */
  static final class Applying {
    @Option(names = "--wait", description = "Wait until the release's objects are ready.")
    boolean wait;

    @Option(
        names = "--wait-for-jobs",
        description = "With --wait: wait until its Jobs have completed, too.")
    boolean waitForJobs;

    @Option(
        names = "--fail-fast",
        description = "With --wait: fail as soon as an object cannot become ready by itself.")
    boolean failFast;

    @Option(names = "--no-hooks", description = "Run no hooks.")
    boolean noHooks;

    @Option(names = "--force", description = "Replace objects that cannot be changed in place.")
    boolean force;

    @Option(
        names = "--conflicts",
        paramLabel = "WHAT",
        description =
            "Fields that another field manager owns: force takes them over and says so, fail gives"
                + " up (default: force).")
    Conflicts conflicts = Conflicts.FORCE;

    @Option(
        names = "--approval",
        description = "Wait for `wheelhouse approve` once the plan is known.")
    boolean approval;

    @Option(
        names = "--dry-run",
        paramLabel = "MODE",
        arity = "0..1",
        preprocessor = OptionalValue.class,
        description =
            "Stop after the plan: none, client or server, which also tells what the API server"
                + " would change of each object (default: none).")
    DryRun dryRun = DryRun.NONE;
  }

  /** Flags of install and upgrade. */
  static final class Charting {
    @Option(
        names = "--atomic",
        description =
            "On failure undo it: uninstall an install, roll back an upgrade; implies --wait.")
    boolean atomic;

    @Option(names = "--create-namespace", description = "Create the namespace when it is missing.")
    boolean createNamespace;

    @Option(
        names = "--skip-crds",
        description = "Leave the chart's crds/ alone; the same as --crds skip.")
    boolean skipCrds;

    @Option(
        names = "--crds",
        paramLabel = "WHAT",
        description =
            "The chart's crds/: skip, create what is missing when installing, or update when"
                + " installing and upgrading (default: create).")
    Crds crds = Crds.CREATE;

    Crds crds() {
      return skipCrds ? Crds.SKIP : crds;
    }

    @Option(names = "--hide-notes", description = "Do not print the chart's notes at the end.")
    boolean hideNotes;

    @Option(names = "--take-ownership", description = "Adopt objects that belong to others.")
    boolean takeOwnership;
  }
}
