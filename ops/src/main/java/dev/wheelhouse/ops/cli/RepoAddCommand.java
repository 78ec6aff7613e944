package dev.wheelhouse.ops.cli;

import dev.wheelhouse.store.config.HelmPaths;
import dev.wheelhouse.store.config.RepositoriesFile;
import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.store.http.TlsSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a repository. */
@Command(name = "add", description = "Add a repository, after fetching its index.")
final class RepoAddCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "NAME", description = "What to call it.")
  String name;

  @Parameters(index = "1", paramLabel = "URL", description = "Where its index.yaml is.")
  String url;

  @Option(names = "--password-stdin", description = "Read the password from stdin.")
  boolean passwordStdin;

  @Option(names = "--force-update", description = "Replace a repository of the same name.")
  boolean forceUpdate;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = GoDurationConverter.class,
      description = "How long the index may take (default: 2m0s).")
  Duration timeout = Downloader.DEFAULT_TIMEOUT;

  @Mixin AccessFlags access = new AccessFlags();

  private final Console console;

  RepoAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (name.contains("/")) {
      throw new CommandException(
          ExitCode.FAILED,
          "repository name (%s) contains '/', please specify a different name without '/'"
              .formatted(name));
    }
    Path file = HelmPaths.of(console.environment()).repositoryConfig();
    RepositoryEntry entry = entry();
    Optional<RepositoryEntry> existing = RepositoriesFile.read(file).find(name);
    if (existing.isPresent() && !forceUpdate) {
      if (!existing.get().equals(entry)) {
        throw new CommandException(
            ExitCode.FAILED,
            "repository name (%s) already exists, please specify a different name".formatted(name));
      }
      return said("\"" + name + "\" already exists with the same configuration, skipping");
    }
    try {
      RepoCommand.refresh(console, entry, timeout);
    } catch (StoreException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "looks like \"%s\" is not a valid chart repository or cannot be reached: %s"
              .formatted(url, e.getMessage()),
          e);
    }
    RepositoriesFile.update(file, old -> old.with(entry));
    return said("\"" + name + "\" has been added to your repositories");
  }

  private Integer said(String line) {
    console.out().println(line);
    console.out().flush();
    return ExitCode.OK.status();
  }

  private RepositoryEntry entry() {
    TlsSettings tls = access.tls(console);
    return new RepositoryEntry(
        name,
        url,
        access.username,
        passwordStdin ? passwordFromStdin() : access.password,
        tls.certFile(),
        tls.keyFile(),
        tls.caFile(),
        access.insecure,
        access.passCredentials,
        access.bearerToken);
  }

  private static String passwordFromStdin() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "reading the password from stdin: " + e, e);
    }
  }
}
