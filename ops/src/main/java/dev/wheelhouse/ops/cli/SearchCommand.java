package dev.wheelhouse.ops.cli;

import dev.wheelhouse.store.config.HelmPaths;
import dev.wheelhouse.store.config.RepositoriesFile;
import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.index.ChartSearch;
import dev.wheelhouse.store.index.RepositoryIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches charts. */
@Command(name = "search", description = "Search charts.", synopsisSubcommandLabel = "COMMAND")
final class SearchCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }

  /** Searches the indexes on this machine. */
  @Command(
      name = "repo",
      description = "Search the repositories of `repo list`, by the indexes of `repo update`.")
  static final class Repo implements Callable<Integer> {
    @Parameters(
        arity = "0..*",
        paramLabel = "KEYWORD",
        description = "Text in name, description or keywords.")
    List<String> keywords = new ArrayList<>();

    @Option(
        names = {"-r", "--regexp"},
        description = "KEYWORD is a regular expression.")
    boolean regexp;

    @Option(
        names = {"-l", "--versions"},
        description = "Each version of each chart.")
    boolean versions;

    @Option(names = "--devel", description = "Pre-releases too; ignored with --version.")
    boolean devel;

    @Option(names = "--version", paramLabel = "RANGE", description = "Only versions in a range.")
    String version = "";

    @Option(
        names = "--max-col-width",
        paramLabel = "N",
        defaultValue = "50",
        description = "Longest cell of the table; 0: any length (default: ${DEFAULT-VALUE}).")
    int maxColumnWidth;

    @Option(names = "--fail-on-no-result", description = "Fail when nothing is found.")
    boolean failOnNoResult;

    @Mixin OutputOption output = new OutputOption();

    private final Console console;

    Repo(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      List<ChartSearch.Found> found = search();
      if (found.isEmpty() && failOnNoResult) {
        throw new CommandException(ExitCode.FAILED, "no results found");
      }
      if (!output.isTable()) {
        console.out().print(output.document(found.stream().map(Repo::tree).toList()));
      } else if (found.isEmpty()) {
        console.out().println("No results found");
      } else {
        Table table = new Table("NAME", "CHART VERSION", "APP VERSION", "DESCRIPTION");
        for (ChartSearch.Found chart : found) {
          table.add(
              cut(chart.name()),
              cut(chart.entry().version()),
              cut(chart.entry().metadata().appVersion()),
              cut(chart.entry().metadata().description()));
        }
        console.out().print(table);
      }
      console.out().flush();
      return ExitCode.OK.status();
    }

    private List<ChartSearch.Found> search() {
      HelmPaths paths = HelmPaths.of(console.environment());
      List<RepositoryEntry> repositories =
          RepositoriesFile.read(paths.repositoryConfig()).entries();
      if (repositories.isEmpty()) {
        throw new CommandException(ExitCode.FAILED, "no repositories configured");
      }
      String range = version.isEmpty() ? devel ? ">0.0.0-0" : ">0.0.0" : version;
      ChartSearch search = new ChartSearch();
      for (RepositoryEntry repository : repositories) {
        try {
          search.add(repository.name(), RepositoryIndex.read(paths.index(repository.name())));
        } catch (StoreException e) {
          console
              .err()
              .println(
                  "WARNING: Repo \"%s\" is corrupt or missing. Try 'wheelhouse repo update'. %s"
                      .formatted(repository.name(), e.getMessage()));
        }
      }
      try {
        return search.find(String.join(" ", keywords), regexp, range, versions);
      } catch (PatternSyntaxException e) {
        throw new CommandException(
            ExitCode.FAILED, "error parsing regexp: " + e.getDescription(), e);
      }
    }

    private String cut(String cell) {
      return maxColumnWidth == 0 || cell.length() <= maxColumnWidth
          ? cell
          : cell.substring(0, Math.max(0, maxColumnWidth - 3)) + "...";
    }

    private static Map<String, Object> tree(ChartSearch.Found chart) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("name", chart.name());
      tree.put("version", chart.entry().version());
      tree.put("app_version", chart.entry().metadata().appVersion());
      tree.put("description", chart.entry().metadata().description());
      return tree;
    }
  }
}
