package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Options.DryRun;
import dev.wheelhouse.events.request.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Uninstalls a release. */
@Command(
    name = "uninstall",
    aliases = {"del", "delete", "un"},
    description = "Uninstall a release and follow it to its end.")
final class UninstallCommand extends DeployCommand {
  @Option(names = "--keep-history", description = "Keep the revisions, marked as uninstalled.")
  boolean keepHistory;

  @Option(names = "--wait", description = "Wait until the release's objects are gone.")
  boolean wait;

  @Option(names = "--no-hooks", description = "Run no hooks.")
  boolean noHooks;

  @Mixin DryRunFlag dryRun = new DryRunFlag();

  UninstallCommand(Console console, CommonOptions common) {
    super(console, common);
  }

  /** Helm's {@code uninstall --dry-run} takes no mode. */
  static final class DryRunFlag {
    @Option(names = "--dry-run", description = "Stop after the plan.")
    boolean on;
  }

  @Override
  Request request(Request.Header header) {
    DeployFlags.Applying applying = new DeployFlags.Applying();
    applying.wait = wait;
    applying.noHooks = noHooks;
    applying.dryRun = dryRun.on ? DryRun.CLIENT : DryRun.NONE;
    return new Request.Uninstall(
        header, keepHistory, options(applying, null, Options.DEFAULTS.maxHistory()));
  }
}
