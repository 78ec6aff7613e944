package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.render.LookupProvider;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.RenderedRelease;
import dev.wheelhouse.render.TemplatePrinter;
import dev.wheelhouse.render.manifest.ManifestSplitter;
import dev.wheelhouse.render.values.ValuesOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Renders a chart on this machine. */
@Command(
    name = "template",
    description = {
      "Render a chart on this machine and print it, as `helm template` does.",
      "",
      "Flags of `helm install` that change nothing of the output (--wait, --timeout, --atomic,"
          + " --create-namespace and their like) are taken as Helm takes them.",
      "",
      "With --batch the arguments are LIST and OUT_DIR. Each line of LIST is id<TAB>chart<TAB>values"
          + " files, comma-separated, or -[<TAB>release name[<TAB>namespace]]; what `template`"
          + " prints goes to OUT_DIR/id.yaml, an error to OUT_DIR/id.err. A batch answers `lookup` as an"
          + " empty cluster does: a list is an empty List object, where `template` of one chart gives an"
          + " empty map, as `helm template` does."
    })
final class TemplateCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "[NAME] CHART",
      hideParamSyntax = true,
      description =
          "Name of the release (default: "
              + ReleaseNameFlags.DEFAULT_NAME
              + ") and the chart: a path, REPO/NAME, NAME with --repo, oci://... or the URL of an"
              + " archive.")
  List<String> arguments = new ArrayList<>();

  @Mixin ReleaseNameFlags naming = new ReleaseNameFlags();
  @Mixin ValuesFlags values = new ValuesFlags();
  @Mixin RenderFlags rendering = new RenderFlags();

  @Option(
      names = {"-s", "--show-only"},
      paramLabel = "TEMPLATE",
      description =
          "Print only what this template gave, for example templates/service.yaml; * and ? match"
              + " within a folder; may be given several times.")
  List<String> showOnly = new ArrayList<>();

  @Option(names = "--no-hooks", description = "Leave hooks out.")
  boolean noHooks;

  @Option(names = "--skip-tests", description = "Leave test hooks out.")
  boolean skipTests;

  @Option(
      names = "--output-dir",
      paramLabel = "DIR",
      description = "Write a file for each template below DIR instead of printing.")
  String outputDir = "";

  @Option(
      names = "--release-name",
      description = "With --output-dir: put the files below DIR/NAME of the release.")
  boolean releaseName;

  @Mixin PostRendererFlags postRenderer = new PostRendererFlags();
  @Mixin LocateFlags locating = new LocateFlags();

  @Option(
      names = "--dependency-update",
      description = "Fetch the chart's dependencies first where they are missing.")
  boolean dependencyUpdate;

  @Mixin InertFlags inert = new InertFlags();

  @Option(names = "--batch", description = "Render many charts in one run; see above.")
  boolean batch;

  @Spec CommandSpec spec;

  private final Console console;
  private final CommonOptions common;

  TemplateCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    if (batch) {
      return batch();
    }
    try {
      rendering.checkKubeVersion();
      String name = naming.resolve(console, arguments);
      Map<String, Object> merged = values.merge(console);
      Chart chart = chart(arguments.get(arguments.size() - 1));
      if (chart.metadata().deprecated()) {
        console.err().println("WARNING: This chart is deprecated");
      }
      inert.check();
      RenderedRelease rendered =
          rendering.render(console, common, chart, merged, name, common.namespace);
      print(rendered, name);
    } catch (RenderException e) {
      throw refused(e);
    } catch (ChartException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
    return ExitCode.OK.status();
  }

  private Chart chart(String name) {
    Chart chart = locating.load(console, name);
    Path folder = ChartFlags.absolute(console, name);
    if (dependencyUpdate && MissingDependencies.of(chart)) {
      MissingDependencies.fetch(console, locating, folder);
      return ChartLoader.load(folder);
    }
    return chart;
  }

  private void print(RenderedRelease rendered, String name) {
    TemplatePrinter printer = new TemplatePrinter(!noHooks, !skipTests, showOnly);
    String manifest = rendered.manifest();
    if (!outputDir.isEmpty()) {
      new ManifestFiles(console, outputDir, releaseName ? name : "")
          .write(
              rendering.includeCrds ? rendered.crds() : List.of(),
              rendered.manifests(),
              printer.hooks(rendered));
      manifest = "";
    }
    String text =
        printer.print(
            postRenderer.run(console, manifest),
            outputDir.isEmpty() ? printer.hooks(rendered) : List.of());
    console.out().print(text);
    console.out().flush();
  }

  /** With {@code --debug} Helm prints what there is, and no advice to use {@code --debug}. */
  private CommandException refused(RenderException e) {
    if (!common.debug) {
      return new CommandException(ExitCode.FAILED, e.commandText(), e);
    }
    e.rendered()
        .ifPresent(
            text -> {
              console.out().print(ManifestSplitter.trimSpace(text) + "\n");
              console.out().flush();
            });
    return new CommandException(ExitCode.FAILED, e.getMessage(), e);
  }

  private int batch() {
    if (arguments.size() != 2) {
      throw new ParameterException(spec.commandLine(), "--batch takes LIST and OUT_DIR");
    }
    return new TemplateBatch(console, this::render)
        .run(
            console.directory().resolve(arguments.get(0)),
            console.directory().resolve(arguments.get(1)));
  }

  private String render(TemplateBatch.Item item) {
    List<String> files =
        item.valuesFiles().stream()
            .map(file -> console.directory().resolve(file).toString())
            .toList();
    RenderedRelease rendered =
        rendering.render(
            ChartLoader.load(ChartFlags.absolute(console, item.chart())),
            ValuesOptions.ofFiles(files).merge(),
            item.release().isEmpty() ? ReleaseNameFlags.DEFAULT_NAME : item.release(),
            item.namespace().isEmpty() ? common.namespace : item.namespace(),
            LookupProvider.EMPTY_CLUSTER);
    return new TemplatePrinter(!noHooks, !skipTests, showOnly).print(rendered);
  }
}
