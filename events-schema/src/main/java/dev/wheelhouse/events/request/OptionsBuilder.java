package dev.wheelhouse.events.request;

import dev.wheelhouse.events.request.Options.Conflicts;
import dev.wheelhouse.events.request.Options.Crds;
import dev.wheelhouse.events.request.Options.DryRun;
import dev.wheelhouse.events.request.Options.OnBusy;
import dev.wheelhouse.events.request.Options.Wait;
import java.time.Duration;

/** Options, one by one; what is not set has Helm's default. Not thread-safe. */
public final class OptionsBuilder {
  private OnBusy onBusy = OnBusy.QUEUE;
  private boolean approval;
  private Duration timeout = Duration.ofMinutes(5);
  private Duration hookTimeout = Duration.ofMinutes(5);
  private Wait waitFor = Wait.NONE;
  private boolean failFast;
  private boolean atomic;
  private boolean createNamespace;
  private Crds crds = Crds.CREATE;
  private boolean noHooks;
  private boolean force;
  private Conflicts conflicts = Conflicts.FORCE;
  private boolean takeOwnership;
  private DryRun dryRun = DryRun.NONE;
  private int hookParallelism = 1;
  private boolean hookEvidence;
  private int maxHistory = 10;
  private String serviceAccount = "";

  OptionsBuilder() {}

  OptionsBuilder(Options options) {
    onBusy = options.onBusy();
    approval = options.approval();
    timeout = options.timeout();
    hookTimeout = options.hookTimeout();
    waitFor = options.waitFor();
    failFast = options.failFast();
    atomic = options.atomic();
    createNamespace = options.createNamespace();
    crds = options.crds();
    noHooks = options.noHooks();
    force = options.force();
    conflicts = options.conflicts();
    takeOwnership = options.takeOwnership();
    dryRun = options.dryRun();
    hookParallelism = options.hookParallelism();
    hookEvidence = options.hookEvidence();
    maxHistory = options.maxHistory();
    serviceAccount = options.serviceAccount();
  }

  public OptionsBuilder onBusy(OnBusy value) {
    onBusy = value;
    return this;
  }

  public OptionsBuilder approval(boolean value) {
    approval = value;
    return this;
  }

  public OptionsBuilder timeout(Duration value) {
    timeout = value;
    return this;
  }

  public OptionsBuilder hookTimeout(Duration value) {
    hookTimeout = value;
    return this;
  }

  public OptionsBuilder waitFor(Wait value) {
    waitFor = value;
    return this;
  }

  public OptionsBuilder failFast(boolean value) {
    failFast = value;
    return this;
  }

  public OptionsBuilder atomic(boolean value) {
    atomic = value;
    return this;
  }

  public OptionsBuilder createNamespace(boolean value) {
    createNamespace = value;
    return this;
  }

  public OptionsBuilder crds(Crds value) {
    crds = value;
    return this;
  }

  public OptionsBuilder noHooks(boolean value) {
    noHooks = value;
    return this;
  }

  public OptionsBuilder force(boolean value) {
    force = value;
    return this;
  }

  public OptionsBuilder conflicts(Conflicts value) {
    conflicts = value;
    return this;
  }

  public OptionsBuilder takeOwnership(boolean value) {
    takeOwnership = value;
    return this;
  }

  public OptionsBuilder dryRun(DryRun value) {
    dryRun = value;
    return this;
  }

  public OptionsBuilder hookParallelism(int value) {
    hookParallelism = value;
    return this;
  }

  public OptionsBuilder hookEvidence(boolean value) {
    hookEvidence = value;
    return this;
  }

  public OptionsBuilder maxHistory(int value) {
    maxHistory = value;
    return this;
  }

  public OptionsBuilder serviceAccount(String value) {
    serviceAccount = value;
    return this;
  }

  /** The options. */
  public Options build() {
    return new Options(
        onBusy,
        approval,
        timeout,
        hookTimeout,
        waitFor,
        failFast,
        atomic,
        createNamespace,
        crds,
        noHooks,
        force,
        conflicts,
        takeOwnership,
        dryRun,
        hookParallelism,
        hookEvidence,
        maxHistory,
        serviceAccount);
  }
}
