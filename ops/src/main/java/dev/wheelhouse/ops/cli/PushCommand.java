package dev.wheelhouse.ops.cli;

import dev.wheelhouse.store.ChartQuery;
import dev.wheelhouse.store.config.HelmPaths;
import dev.wheelhouse.store.config.RepositoriesFile;
import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.http.ChartUploader;
import dev.wheelhouse.store.http.Credentials;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.store.oci.OciReference;
import dev.wheelhouse.store.oci.OciUpload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads a chart. */
@Command(
    name = "push",
    description = {
      "Upload a chart archive, and the .prov file beside it, to an OCI registry, or to a repository",
      "that takes uploads: `wheelhouse serve` or ChartMuseum."
    })
final class PushCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "CHART", description = "The archive (.tgz).")
  Path chart;

  @Parameters(
      index = "1",
      paramLabel = "REMOTE",
      description = {
        "oci://HOST/PATH, to which the chart's name and version are added;",
        "http(s)://..., or the name of a repository of `repo list`."
      })
  String remote;

  @Option(
      names = {"-f", "--force"},
      description = "Replace another chart of this version (not for oci://, which always does).")
  boolean force;

  @Mixin AccessFlags access = new AccessFlags();

  private final Console console;

  PushCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path file = console.directory().resolve(chart);
    Path beside = file.resolveSibling(file.getFileName() + ".prov");
    Optional<Path> provenance = Files.exists(beside) ? Optional.of(beside) : Optional.empty();
    if (OciReference.isOci(remote)) {
      toRegistry(file, provenance);
    } else {
      toRepository(file, provenance);
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  private void toRegistry(Path file, Optional<Path> provenance) {
    try {
      OciUpload upload =
          OciUpload.of(
              remote,
              Files.readAllBytes(file),
              provenance.isPresent() ? Files.readAllBytes(provenance.get()) : new byte[0],
              Instant.now());
      String digest = AccessFlags.locator(console).registry(access.access(console)).push(upload);
      console.out().println("Pushed: " + upload.target().toString().replaceFirst("^oci://", ""));
      console.out().println("Digest: " + digest);
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "reading " + file + ": " + e, e);
    }
  }

  private void toRepository(Path file, Optional<Path> provenance) {
    RepositoryEntry repository = repository();
    ChartQuery.Access own = access.access(console);
    new ChartUploader(Downloader.DEFAULT_TIMEOUT, console.environment())
        .upload(
            URI.create(repository.url()),
            file,
            provenance,
            force,
            own.credentials().isEmpty()
                ? new Credentials(
                    repository.username(), repository.password(), repository.bearerToken(), false)
                : own.credentials(),
            access.tls(console, repository));
    console.out().println("Pushed: " + file.getFileName() + " to " + repository.url());
  }

  private RepositoryEntry repository() {
    RepositoriesFile known =
        RepositoriesFile.read(HelmPaths.of(console.environment()).repositoryConfig());
    if (remote.startsWith("http://") || remote.startsWith("https://")) {
      return known.findByUrl(remote).orElse(RepositoryEntry.of("", remote));
    }
    return known
        .find(remote)
        .orElseThrow(
            () ->
                new CommandException(
                    ExitCode.USAGE,
                    "REMOTE must be oci://..., http(s)://... or a name of `repo list`, it is \""
                        + remote
                        + "\""));
  }
}
