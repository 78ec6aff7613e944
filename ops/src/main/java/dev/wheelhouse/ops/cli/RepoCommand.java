package dev.wheelhouse.ops.cli;

import dev.wheelhouse.store.IndexFetcher;
import dev.wheelhouse.store.config.HelmPaths;
import dev.wheelhouse.store.config.RepositoriesFile;
import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.store.index.RepositoryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repositories that this machine knows: Helm's own list. */
@Command(
    name = "repo",
    description = "Add, list, update, remove and index chart repositories, in Helm's own files.",
    synopsisSubcommandLabel = "COMMAND")
final class RepoCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }

  /** Fetches a repository's index and the list of its charts into Helm's cache. */
  static void refresh(Console console, RepositoryEntry entry, Duration timeout) {
    HelmPaths paths = HelmPaths.of(console.environment());
    Path index = paths.index(entry.name());
    boolean changed =
        new IndexFetcher(AccessFlags.downloader(console, timeout)).refresh(entry, index);
    Path names = paths.chartNames(entry.name());
    if (!changed && Files.exists(names)) {
      return;
    }
    try {
      Files.writeString(
          names,
          RepositoryIndex.read(index).entries().keySet().stream()
              .map(name -> name + "\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "cannot write " + names + ": " + e, e);
    }
  }

  private static RepositoriesFile configured(Console console) {
    return RepositoriesFile.read(HelmPaths.of(console.environment()).repositoryConfig());
  }

  /** Lists them. */
  @Command(name = "list", aliases = "ls", description = "List the repositories.")
  static final class ListRepositories implements Callable<Integer> {
    @Mixin OutputOption output = new OutputOption();

    private final Console console;

    ListRepositories(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      List<RepositoryEntry> entries = configured(console).entries();
      if (!output.isTable()) {
        List<Map<String, Object>> tree = new ArrayList<>();
        for (RepositoryEntry entry : entries) {
          Map<String, Object> item = new LinkedHashMap<>();
          item.put("name", entry.name());
          item.put("url", entry.url());
          tree.add(item);
        }
        console.out().print(output.document(tree));
      } else if (entries.isEmpty()) {
        throw new CommandException(ExitCode.FAILED, "no repositories to show");
      } else {
        Table table = new Table("NAME", "URL");
        entries.forEach(entry -> table.add(entry.name(), entry.url()));
        console.out().print(table);
      }
      console.out().flush();
      return ExitCode.OK.status();
    }
  }

  /** Fetches indexes. */
  @Command(
      name = "update",
      aliases = "up",
      description = "Fetch the indexes of repositories, of all unless some are named.")
  static final class Update implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "REPO", description = "Names of repositories.")
    List<String> names = new ArrayList<>();

    @Option(
        names = "--fail-on-repo-update-fail",
        description = "Fail when one of them cannot be fetched.")
    boolean failOnFailure;

    @Option(
        names = "--timeout",
        paramLabel = "DURATION",
        converter = GoDurationConverter.class,
        description = "How long an index may take (default: 2m0s).")
    Duration timeout = Downloader.DEFAULT_TIMEOUT;

    private final Console console;

    Update(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      List<RepositoryEntry> entries = configured(console).entries();
      if (entries.isEmpty()) {
        throw new CommandException(
            ExitCode.FAILED, "no repositories found. You must add one before updating");
      }
      List<String> known = entries.stream().map(RepositoryEntry::name).toList();
      for (String name : names) {
        if (!known.contains(name)) {
          throw new CommandException(
              ExitCode.FAILED,
              "no repositories found matching '" + name + "'.  Nothing will be updated");
        }
      }
      console.out().println("Hang tight while we grab the latest from your chart repositories...");
      List<String> failed =
          entries.parallelStream()
              .filter(entry -> names.isEmpty() || names.contains(entry.name()))
              .filter(entry -> !updated(entry))
              .map(RepositoryEntry::url)
              .toList();
      if (failOnFailure && !failed.isEmpty()) {
        throw new CommandException(
            ExitCode.FAILED,
            "Failed to update the following repositories: [" + String.join(" ", failed) + "]");
      }
      console.out().println("Update Complete. ⎈Happy Helming!⎈");
      console.out().flush();
      return ExitCode.OK.status();
    }

    private boolean updated(RepositoryEntry entry) {
      try {
        refresh(console, entry, timeout);
        console
            .out()
            .println(
                "...Successfully got an update from the \"%s\" chart repository"
                    .formatted(entry.name()));
        return true;
      } catch (StoreException e) {
        console
            .out()
            .println(
                "...Unable to get an update from the \"%s\" chart repository (%s):%n\t%s"
                    .formatted(entry.name(), entry.url(), e.getMessage()));
        return false;
      }
    }
  }

  /** Removes some. */
  @Command(name = "remove", aliases = "rm", description = "Remove repositories from the list.")
  static final class Remove implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "REPO", description = "Names of repositories.")
    List<String> names = new ArrayList<>();

    private final Console console;

    Remove(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      HelmPaths paths = HelmPaths.of(console.environment());
      if (configured(console).entries().isEmpty()) {
        throw new CommandException(ExitCode.FAILED, "no repositories configured");
      }
      for (String name : names) {
        if (configured(console).find(name).isEmpty()) {
          throw new CommandException(ExitCode.FAILED, "no repo named \"" + name + "\" found");
        }
        RepositoriesFile.update(paths.repositoryConfig(), old -> old.without(name));
        delete(paths.chartNames(name));
        delete(paths.index(name));
        delete(Path.of(paths.index(name) + ".etag"));
        console.out().println("\"" + name + "\" has been removed from your repositories");
      }
      console.out().flush();
      return ExitCode.OK.status();
    }

    private static void delete(Path file) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new CommandException(ExitCode.FAILED, "cannot remove " + file + ": " + e, e);
      }
    }
  }
}
