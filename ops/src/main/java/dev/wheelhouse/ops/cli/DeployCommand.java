package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.OptionsBuilder;
import dev.wheelhouse.events.request.Request;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the deploying commands have in common: they make a request of their flags and run it. */
abstract class DeployCommand implements Callable<Integer> {
  final Console console;
  private final CommonOptions common;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the release.")
  String name;

  @Mixin DeployFlags deploy = new DeployFlags();

  DeployCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  /** Where the notes are that are printed at the end. */
  ReleaseReader notes() {
    return ReleaseReader.ofNamedCluster(console, common);
  }

  /** The request that the flags ask for. */
  abstract Request request(Request.Header header);

  @Override
  public Integer call() {
    Request.Header header =
        new Request.Header(
            deploy.idempotencyKey == null ? UUID.randomUUID().toString() : deploy.idempotencyKey,
            new ReleaseKey(common.cluster, common.namespace, name),
            RequesterDetection.detect(console),
            deploy.description);
    return new Deployer(console, common, notes())
        .run(request(header), Deployer.Following.of(deploy))
        .status();
  }

  /** The options that the flags of a command give; null where the command has no such flags. */
  Options options(DeployFlags.Applying applying, DeployFlags.Charting charting, int historyMax) {
    OptionsBuilder options =
        Options.DEFAULTS
            .change()
            .onBusy(deploy.onBusy)
            .timeout(deploy.timeout)
            .hookTimeout(deploy.hookTimeout())
            .hookParallelism(deploy.hookParallelism)
            .hookEvidence(deploy.hookEvidence)
            .waitFor(waitFor(applying, charting))
            .maxHistory(historyMax)
            .serviceAccount(deploy.serviceAccount);
    if (applying != null) {
      options
          .approval(applying.approval)
          .failFast(applying.failFast)
          .noHooks(applying.noHooks)
          .force(applying.force)
          .conflicts(applying.conflicts)
          .dryRun(applying.dryRun);
    }
    if (charting != null) {
      options
          .atomic(charting.atomic)
          .createNamespace(charting.createNamespace)
          .crds(charting.crds())
          .takeOwnership(charting.takeOwnership);
    }
    return options.build();
  }

  /** As Helm: {@code --atomic} implies {@code --wait}, without which Jobs are not waited for. */
  private static Options.Wait waitFor(
      DeployFlags.Applying applying, DeployFlags.Charting charting) {
    boolean waits = applying != null && (applying.wait || (charting != null && charting.atomic));
    if (!waits) {
      return Options.Wait.NONE;
    }
    return applying.waitForJobs ? Options.Wait.RESOURCES_AND_JOBS : Options.Wait.RESOURCES;
  }
}
