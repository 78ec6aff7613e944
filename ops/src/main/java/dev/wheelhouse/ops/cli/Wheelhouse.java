package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.ops.cli.Logging.LogLevel;
import dev.wheelhouse.store.error.StoreException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, joined. */
public final class Wheelhouse {
  private static final String COMMON_HEADING = "commonOptionsHeading";
  private static final String COMMON_LIST = "commonOptionsList";

  private Wheelhouse() {}

  /**
   * Runs one command to its end.
   *
   * @return the exit status
   */
  public static int run(Console console, String... arguments) {
    return run(console, Clusters.BY_KUBECONFIG, arguments);
  }

  /** The same, with clusters that come from elsewhere. */
  static int run(Console console, Clusters clusters, String... arguments) {
    return commandLine(console, clusters).execute(arguments);
  }

  /** The command line with all commands; for running it and for writing its documentation. */
  static CommandLine commandLine(Console console) {
    return commandLine(console, Clusters.BY_KUBECONFIG);
  }

  private static CommandLine commandLine(Console console, Clusters clusters) {
    RootCommand root = new RootCommand();
    CommandLine line = new CommandLine(root);
    Commands.of(console, root.common, clusters).forEach(line::addSubcommand);
    line.setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setOut(console.out())
        .setErr(console.err())
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                console.terminal() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler(Wheelhouse::usageError)
        .setExecutionExceptionHandler(executionErrors(root.common))
        .setExecutionStrategy(result -> execute(root.common, result));
    layOutHelp(line);
    return line;
  }

  private static int execute(CommonOptions common, ParseResult result) {
    if (common.logLevel == null) {
      common.logLevel = common.debug ? LogLevel.DEBUG : defaultLogLevel(result);
    }
    Logging.configure(common.logLevel);
    return new CommandLine.RunLast().execute(result);
  }

  private static LogLevel defaultLogLevel(ParseResult result) {
    boolean serves =
        result.hasSubcommand()
            && result.subcommand().commandSpec().userObject() instanceof ServingCommand;
    return serves ? LogLevel.INFO : LogLevel.WARN;
  }

  private static int usageError(ParameterException problem, String[] arguments) {
    CommandLine line = problem.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("Error: " + problem.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(problem, err)) {
      err.println();
    }
    err.println("Run '" + line.getCommandSpec().qualifiedName() + " --help' for usage.");
    return ExitCode.USAGE.status();
  }

  private static IExecutionExceptionHandler executionErrors(CommonOptions common) {
    return (problem, line, result) -> {
      if (problem instanceof CommandException known) {
        line.getErr().println("Error: " + known.getMessage());
        if (common.logLevel == LogLevel.DEBUG || common.logLevel == LogLevel.TRACE) {
          known.printStackTrace(line.getErr());
        }
        return known.exitCode().status();
      }
      if (problem instanceof StoreException || problem instanceof ChartException) {
        line.getErr().println("Error: " + problem.getMessage());
        return ExitCode.FAILED.status();
      }
      line.getErr()
          .println(
              "Error: this is a defect of Wheelhouse, please report it with what follows: "
                  + problem);
      problem.printStackTrace(line.getErr());
      return ExitCode.FAILED.status();
    };
  }

  /** Lists a command's own options first and those that all commands share after them. */
  private static void layOutHelp(CommandLine line) {
    line.getSubcommands().values().forEach(Wheelhouse::layOutHelp);
    CommandSpec spec = line.getCommandSpec();
    UsageMessageSpec usage = spec.usageMessage();
    usage.abbreviateSynopsis(true).sortOptions(false);
    usage.parameterListHeading("%nArguments:%n");
    usage.optionListHeading("%nOptions:%n");
    usage.commandListHeading("%nCommands:%n");
    usage.sectionMap().put(COMMON_HEADING, help -> "\nOptions of every command:\n");
    usage.sectionMap().put(COMMON_LIST, help -> optionList(help, true));
    boolean own = spec.options().stream().anyMatch(option -> !isCommon(option));
    usage
        .sectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
            help -> own ? help.optionListHeading() : "");
    usage
        .sectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> optionList(help, false));
    List<String> keys = new ArrayList<>(usage.sectionKeys());
    keys.add(COMMON_HEADING);
    keys.add(COMMON_LIST);
    usage.sectionKeys(keys);
  }

  private static boolean isCommon(CommandLine.Model.OptionSpec option) {
    return option.inherited() || option.scopeType() == CommandLine.ScopeType.INHERIT;
  }

  private static String optionList(CommandLine.Help help, boolean common) {
    CommandLine.Help.Layout layout = help.createDefaultLayout();
    layout.addOptions(
        help.commandSpec().options().stream()
            .filter(option -> !option.hidden() && isCommon(option) == common)
            .toList(),
        help.createDefaultParamLabelRenderer());
    return layout.toString();
  }
}
