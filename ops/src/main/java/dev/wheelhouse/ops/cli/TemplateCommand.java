package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.render.Capabilities;
import dev.wheelhouse.render.KubeVersion;
import dev.wheelhouse.render.LookupProvider;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.RenderOptions;
import dev.wheelhouse.render.RenderRequest;
import dev.wheelhouse.render.RenderedRelease;
import dev.wheelhouse.render.Renderer;
import dev.wheelhouse.render.TemplatePrinter;
import dev.wheelhouse.render.values.ValuesOptions;
import java.nio.file.Path;
import java.time.Duration;
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
      "With --batch the arguments are LIST and OUT_DIR. Each line of LIST is id<TAB>chart<TAB>values"
          + " files, comma-separated, or -[<TAB>release name[<TAB>namespace]]; what `template`"
          + " prints goes to OUT_DIR/id.yaml, an error to OUT_DIR/id.err. A batch answers `lookup` as an"
          + " empty cluster does: a list is an empty List object, where `template` of one chart gives an"
          + " empty map, as `helm template` does."
    })
final class TemplateCommand implements Callable<Integer> {
  static final String DEFAULT_NAME = "release-name";

  /** More time than a worker gives: on a busy machine a few RSA keys take more than a minute. */
  private static final RenderBudget PATIENT = RenderBudget.DEFAULT.withTime(Duration.ofMinutes(5));

  @Parameters(
      arity = "1..2",
      paramLabel = "[NAME] CHART",
      hideParamSyntax = true,
      description = "Name of the release (default: " + DEFAULT_NAME + ") and path of the chart.")
  List<String> arguments = new ArrayList<>();

  @Mixin ValuesFlags values = new ValuesFlags();

  @Option(
      names = {"-s", "--show-only"},
      paramLabel = "TEMPLATE",
      split = ",",
      description = "Print only what these templates gave, for example templates/service.yaml.")
  List<String> showOnly = new ArrayList<>();

  @Option(names = "--include-crds", description = "Print the chart's crds/ too.")
  boolean includeCrds;

  @Option(names = "--no-hooks", description = "Leave hooks out.")
  boolean noHooks;

  @Option(names = "--skip-tests", description = "Leave test hooks out.")
  boolean skipTests;

  @Option(
      names = "--is-upgrade",
      description = "Set .Release.IsUpgrade instead of .Release.IsInstall.")
  boolean isUpgrade;

  @Option(
      names = "--skip-schema-validation",
      description = "Do not hold the values against values.schema.json.")
  boolean skipSchemaValidation;

  @Option(
      names = "--kube-version",
      paramLabel = "VERSION",
      description = "Kubernetes version of .Capabilities.KubeVersion.")
  String kubeVersion;

  @Option(
      names = {"-a", "--api-versions"},
      paramLabel = "VERSION",
      split = ",",
      description = "Further API versions of .Capabilities.APIVersions.")
  List<String> apiVersions = new ArrayList<>();

  @Option(names = "--batch", description = "Render many charts in one run; see above.")
  boolean batch;

  @Spec CommandSpec spec;

  private final Console console;
  private final CommonOptions common;
  private final Renderer renderer = new Renderer();

  TemplateCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    if (batch) {
      if (arguments.size() != 2) {
        throw new ParameterException(spec.commandLine(), "--batch takes LIST and OUT_DIR");
      }
      return new TemplateBatch(console, this::render)
          .run(
              console.directory().resolve(arguments.get(0)),
              console.directory().resolve(arguments.get(1)));
    }
    String chart = arguments.get(arguments.size() - 1);
    String name = arguments.size() == 2 ? arguments.get(0) : DEFAULT_NAME;
    Map<String, Object> merged = values.merge(console);
    try {
      console
          .out()
          .print(
              print(
                  ChartFlags.absolute(console, chart),
                  name,
                  common.namespace,
                  merged,
                  LookupProvider.NONE));
      console.out().flush();
    } catch (RenderException e) {
      throw new CommandException(ExitCode.FAILED, e.commandText(), e);
    } catch (ChartException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
    return ExitCode.OK.status();
  }

  private String render(TemplateBatch.Item item) {
    Path chart = ChartFlags.absolute(console, item.chart());
    List<String> files =
        item.valuesFiles().stream()
            .map(file -> console.directory().resolve(file).toString())
            .toList();
    return print(
        chart,
        item.release().isEmpty() ? DEFAULT_NAME : item.release(),
        item.namespace().isEmpty() ? common.namespace : item.namespace(),
        ValuesOptions.ofFiles(files).merge(),
        LookupProvider.EMPTY_CLUSTER);
  }

  private String print(
      Path chart,
      String name,
      String namespace,
      Map<String, Object> merged,
      LookupProvider lookup) {
    ReleaseInfo release =
        isUpgrade
            ? ReleaseInfo.upgrading(name, namespace, 1)
            : ReleaseInfo.installing(name, namespace);
    RenderRequest request =
        new RenderRequest(
            ChartLoader.load(chart),
            merged,
            release,
            capabilities(),
            RenderOptions.DEFAULT
                .withLookup(lookup)
                .withBudget(PATIENT)
                .withIncludeCrds(includeCrds)
                .withValidateSchema(!skipSchemaValidation));
    RenderedRelease rendered = renderer.render(request);
    return new TemplatePrinter(!noHooks, !skipTests, showOnly).print(rendered);
  }

  private Capabilities capabilities() {
    Capabilities base =
        kubeVersion == null
            ? Capabilities.DEFAULT
            : Capabilities.DEFAULT.withKubeVersion(KubeVersion.parse(kubeVersion));
    return base.plusApiVersions(apiVersions);
  }
}
