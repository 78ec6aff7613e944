package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.gotpl.json.GoJson;
import dev.wheelhouse.render.values.ValueLayers;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.yaml.GoYaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows parts of a revision, from its Secret in the cluster. */
@Command(
    name = "get",
    description = {
      "Show a part of a release from its Secret in the cluster that --kubeconfig names.",
      "The log never holds values, manifests or notes."
    })
final class GetCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "PART",
      description = "values, manifest, hooks, notes, metadata or all.")
  Part part;

  @Parameters(index = "1", paramLabel = "NAME", description = "Name of the release.")
  String name;

  @Option(
      names = "--revision",
      paramLabel = "N",
      defaultValue = "0",
      description = "Which revision (default: the newest).")
  int revision;

  @Option(
      names = {"-a", "--all"},
      description = "For values: with the chart's defaults under those that were given.")
  boolean computed;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "For values and metadata: table, json or yaml (default: ${DEFAULT-VALUE}).")
  OutputFormat output;

  private final Console console;
  private final CommonOptions common;
  private final Clusters clusters;

  GetCommand(Console console, CommonOptions common, Clusters clusters) {
    this.console = console;
    this.common = common;
    this.clusters = clusters;
  }

  /** Parts of a revision. */
  enum Part {
    VALUES,
    MANIFEST,
    HOOKS,
    NOTES,
    METADATA,
    ALL
  }

  @Override
  public Integer call() {
    try (Cluster cluster = clusters.open(console, common)) {
      ReleaseRecord release =
          ReleaseReader.of(cluster)
              .read(common.namespace, name, revision)
              .orElseThrow(this::notFound);
      console.out().print(text(release));
      console.out().flush();
      return ExitCode.OK.status();
    } catch (StepException e) {
      throw KubernetesAccess.unreachable(e);
    }
  }

  private CommandException notFound() {
    ReleaseKey key = new ReleaseKey(common.cluster, common.namespace, name);
    String which = revision == 0 ? "" : ", revision " + revision + ",";
    return new CommandException(
        ExitCode.FAILED,
        "the cluster has no release " + key.release() + which + " in namespace " + key.namespace());
  }

  private String text(ReleaseRecord release) {
    return switch (part) {
      case VALUES -> values(release);
      case MANIFEST -> release.manifest();
      case HOOKS -> hooks(release);
      case NOTES -> notes(release);
      case METADATA -> metadata(release);
      case ALL ->
          metadata(release)
              + values(release)
              + "HOOKS:\n"
              + hooks(release)
              + "MANIFEST:\n"
              + release.manifest()
              + notes(release);
    };
  }

  /** As Helm: none that were given are a null. */
  private String values(ReleaseRecord release) {
    Map<String, Object> given = release.config().isEmpty() ? null : release.config();
    Map<String, Object> values =
        computed ? ValueLayers.computed(release.chart(), release.config()) : given;
    return switch (output) {
      case TABLE ->
          (computed ? "COMPUTED VALUES:\n" : "USER-SUPPLIED VALUES:\n") + GoYaml.marshal(values);
      case JSON -> GoJson.encode(values) + "\n";
      case YAML -> GoYaml.marshal(values);
    };
  }

  private static String hooks(ReleaseRecord release) {
    StringBuilder text = new StringBuilder();
    release
        .hooks()
        .forEach(
            hook ->
                text.append("---\n# Source: ")
                    .append(hook.path())
                    .append('\n')
                    .append(hook.manifest())
                    .append('\n'));
    return text.toString();
  }

  private static String notes(ReleaseRecord release) {
    String notes = release.info().notes();
    return notes == null || notes.isEmpty() ? "" : "NOTES:\n" + notes + "\n";
  }

  private String metadata(ReleaseRecord release) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", release.name());
    tree.put("chart", release.chart().name());
    tree.put("version", release.chart().metadata().version());
    tree.put("appVersion", release.chart().metadata().appVersion());
    tree.put("namespace", release.namespace());
    tree.put("revision", release.revision());
    tree.put("status", release.info().status().helm());
    tree.put("deployedAt", release.info().lastDeployed().toString());
    tree.put("description", release.info().description());
    if (output != OutputFormat.TABLE) {
      return output.document(tree);
    }
    StringBuilder text = new StringBuilder();
    tree.forEach(
        (key, value) ->
            text.append(key.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT))
                .append(": ")
                .append(value)
                .append('\n'));
    return text.toString();
  }
}
