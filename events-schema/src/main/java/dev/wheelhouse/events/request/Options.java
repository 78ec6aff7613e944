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
 * @param atomic on failure roll back (upgrade) or uninstall (install)
 * @param createNamespace create the namespace when it is missing
 * @param skipCrds leave the chart's crds/ alone
 * @param noHooks run no hooks
 * @param force replace objects that cannot be changed in place
 * @param takeOwnership adopt objects of other owners
 * @param dryRun stop after the plan
 * @param hookParallelism how many hooks of one weight group run at a time; Helm: 1
 * @param maxHistory revisions kept; 0: no limit
 * @param serviceAccount whose rights are used in the cluster; empty: the worker's
 */
public record Options(
    OnBusy onBusy,
    boolean approval,
    Duration timeout,
    Duration hookTimeout,
    Wait waitFor,
    boolean atomic,
    boolean createNamespace,
    boolean skipCrds,
    boolean noHooks,
    boolean force,
    boolean takeOwnership,
    boolean dryRun,
    int hookParallelism,
    int maxHistory,
    String serviceAccount) {

  /** Helm's defaults; the budgets are five minutes, as Helm's {@code --timeout}. */
  public static final Options DEFAULTS =
      new Options(
          OnBusy.QUEUE,
          false,
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Wait.NONE,
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          1,
          10,
          "");

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
}
