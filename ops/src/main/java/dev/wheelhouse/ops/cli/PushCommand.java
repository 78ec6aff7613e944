package dev.wheelhouse.ops.cli;

import dev.wheelhouse.store.oci.OciReference;
import dev.wheelhouse.store.oci.OciUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Uploads a chart. */
@Command(
    name = "push",
    description = "Upload a chart archive, and the .prov file beside it, to an OCI registry.")
final class PushCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "CHART", description = "The archive (.tgz).")
  Path chart;

  @Parameters(
      index = "1",
      paramLabel = "REMOTE",
      description = "oci://HOST/PATH; the chart's name and version are added.")
  String remote;

  @Mixin AccessFlags access = new AccessFlags();

  private final Console console;

  PushCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!OciReference.isOci(remote)) {
      throw new CommandException(
          ExitCode.USAGE, "REMOTE must begin with oci://, it is \"" + remote + "\"");
    }
    Path file = console.directory().resolve(chart);
    Path provenance = file.resolveSibling(file.getFileName() + ".prov");
    try {
      OciUpload upload =
          OciUpload.of(
              remote,
              Files.readAllBytes(file),
              Files.exists(provenance) ? Files.readAllBytes(provenance) : new byte[0],
              Instant.now());
      String digest = AccessFlags.locator(console).registry(access.access(console)).push(upload);
      console.out().println("Pushed: " + upload.target().toString().replaceFirst("^oci://", ""));
      console.out().println("Digest: " + digest);
      console.out().flush();
      return ExitCode.OK.status();
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "reading " + file + ": " + e, e);
    }
  }
}
