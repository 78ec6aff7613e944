package dev.wheelhouse.ops.cli;

import dev.wheelhouse.render.KubeVersion;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.lint.ChartLinter;
import dev.wheelhouse.render.lint.LintMessage;
import dev.wheelhouse.render.lint.LintMessage.Severity;
import dev.wheelhouse.render.lint.LintOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is wrong with charts. */
@Command(
    name = "lint",
    description =
        "Say what is wrong with charts, as `helm lint` does: its rules, words and severities.")
final class LintCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "CHART",
      description = "Folders or archives of the charts (default: .).")
  List<String> charts = new ArrayList<>();

  @Mixin ValuesFlags values = new ValuesFlags();

  @Option(names = "--strict", description = "Fail on warnings too.")
  boolean strict;

  @Option(names = "--quiet", description = "Print warnings and errors only.")
  boolean quiet;

  @Option(names = "--with-subcharts", description = "Lint the charts in charts/ by themselves too.")
  boolean withSubcharts;

  @Option(
      names = "--skip-schema-validation",
      description = "Do not hold the templates' values against values.schema.json.")
  boolean skipSchemaValidation;

  @Option(
      names = "--kube-version",
      paramLabel = "VERSION",
      description =
          "Kubernetes version of .Capabilities.KubeVersion, whose deprecated kinds are told.")
  String kubeVersion = "";

  private final Console console;
  private final CommonOptions common;
  private final ChartLinter linter = new ChartLinter();

  LintCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  /**
   * What came of one chart.
   *
   * @param messages of the rules
   * @param error why there are none, "" where the rules were held against the chart
   */
  private record Result(List<LintMessage> messages, String error) {
    boolean has(Severity atLeast) {
      return !error.isEmpty()
          || messages.stream().anyMatch(message -> message.severity().compareTo(atLeast) >= 0);
    }
  }

  @Override
  public Integer call() {
    LintOptions options = options();
    List<String> paths = charts.isEmpty() ? List.of(".") : charts;
    if (withSubcharts) {
      paths = LintedPaths.withSubcharts(console, paths);
    }
    int failed = 0;
    int noted = 0;
    for (String path : paths) {
      Result result = lint(path, options);
      noted += result.has(Severity.WARNING) ? 1 : 0;
      failed += result.has(strict ? Severity.WARNING : Severity.ERROR) ? 1 : 0;
      if (!quiet || result.has(Severity.WARNING)) {
        print(path, result);
      }
    }
    String summary = paths.size() + " chart(s) linted, " + failed + " chart(s) failed";
    if (failed == 0 && (!quiet || noted > 0)) {
      console.out().println(summary);
    }
    console.out().flush();
    if (failed > 0) {
      throw new CommandException(ExitCode.FAILED, summary);
    }
    return ExitCode.OK.status();
  }

  private LintOptions options() {
    try {
      KubeVersion version =
          kubeVersion.isEmpty() ? KubeVersion.DEFAULT : KubeVersion.parse(kubeVersion);
      return new LintOptions(
          values.merge(console), common.namespace, version, !skipSchemaValidation);
    } catch (RenderException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
  }

  private Result lint(String path, LintOptions options) {
    try (LintedPaths.Folder folder = LintedPaths.open(console, path)) {
      return new Result(linter.lint(folder.path(), options), "");
    } catch (CommandException e) {
      return new Result(List.of(), e.getMessage());
    }
  }

  private void print(String path, Result result) {
    PrintWriter out = console.out();
    out.println("==> Linting " + path);
    if (!result.error().isEmpty()) {
      out.println("Error " + result.error());
    }
    for (LintMessage message : result.messages()) {
      if (!quiet || message.severity() != Severity.INFO) {
        out.println(message);
      }
    }
    out.println();
  }
}
