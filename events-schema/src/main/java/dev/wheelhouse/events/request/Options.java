package dev.wheelhouse.events.request;

import java.time.Duration;

/**
 * How to go about a deployment; Helm's options by Helm's names. Holds no secret, so lifecycle
 * events may carry it.
 *
 * @param onBusy what to do when the release is being worked on
 * @param approval wait for an approve request once the plan is known
 * @param timeout budget of the whole deployment
 * @param hookTimeout budget of each hook
 * @param waitFor what must be ready before post-hooks run
 * @param failFast end the wait as soon as an object cannot become ready by itself
 * @param atomic on failure roll back (upgrade) or uninstall (install)
 * @param createNamespace create the namespace when it is missing
 * @param crds what to do about the chart's crds/
 * @param noHooks run no hooks
 * @param force replace objects that cannot be changed in place
 * @param conflicts what to do about fields that others own
 * @param takeOwnership adopt objects of other owners
 * @param dryRun whether to stop after the plan
 * @param hookParallelism how many hooks of one weight group run at a time; Helm: 1
 * @param hookEvidence whether hooks that succeed, too, leave the end of their log
 * @param maxHistory revisions kept; 0: no limit
 * @param serviceAccount whose rights are used in the cluster; empty: the worker's
 */
public record Options(
    OnBusy onBusy,
    boolean approval,
    Duration timeout,
    Duration hookTimeout,
    Wait waitFor,
    boolean failFast,
    boolean atomic,
    boolean createNamespace,
    Crds crds,
    boolean noHooks,
    boolean force,
    Conflicts conflicts,
    boolean takeOwnership,
    DryRun dryRun,
    int hookParallelism,
    boolean hookEvidence,
    int maxHistory,
    String serviceAccount) {

  /** Helm's defaults; the budgets are five minutes, as Helm's {@code --timeout}. */
  public static final Options DEFAULTS = new OptionsBuilder().build();

  /** What a request does that finds its release busy. */
  public enum OnBusy {
    QUEUE,
    SUPERSEDE,
    REJECT
  }

  /** What must be ready before post-hooks run: nothing, {@code wait}, {@code waitForJobs} too. */
  public enum Wait {
    NONE,
    RESOURCES,
    RESOURCES_AND_JOBS
  }

  /** What to do about the chart's crds/. */
  public enum Crds {
    /** Nothing; Helm's {@code --skip-crds}. */
    SKIP,
    /** Installs create those that are missing, as Helm does. */
    CREATE,
    /** Installs and upgrades apply all of them. */
    UPDATE
  }

  /** What to do about fields of an object that another field manager owns. */
  public enum Conflicts {
    /** Take the fields over and tell so, as Helm 3 overwrites them. */
    FORCE,
    /** Fail the deployment, naming field and owner. */
    FAIL
  }

  /** Whether to stop after the plan. */
  public enum DryRun {
    NONE,
    /** The plan compares manifests. */
    CLIENT,
    /** The plan also tells what the API server would change of each object. */
    SERVER
  }

  /** These options, to be changed. */
  public OptionsBuilder change() {
    return new OptionsBuilder(this);
  }
}
