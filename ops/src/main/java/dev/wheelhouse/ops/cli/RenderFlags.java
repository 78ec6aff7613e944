package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.render.Capabilities;
import dev.wheelhouse.render.KubeVersion;
import dev.wheelhouse.render.LookupProvider;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.RenderOptions;
import dev.wheelhouse.render.RenderRequest;
import dev.wheelhouse.render.RenderedRelease;
import dev.wheelhouse.render.Renderer;
import dev.wheelhouse.worker.action.ClusterRender;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a chart is rendered on this machine, and what a cluster is asked about it. */
final class RenderFlags {
  /** More time than a worker gives: on a busy machine a few RSA keys take more than a minute. */
  private static final RenderBudget PATIENT = RenderBudget.DEFAULT.withTime(Duration.ofMinutes(5));

  @Option(names = "--include-crds", description = "Print the chart's crds/ too.")
  boolean includeCrds;

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
  String kubeVersion = "";

  @Option(
      names = {"-a", "--api-versions"},
      paramLabel = "VERSION",
      split = ",",
      description = "Further API versions of .Capabilities.APIVersions.")
  List<String> apiVersions = new ArrayList<>();

  @Option(
      names = "--enable-dns",
      description = "Let the function getHostByName ask for addresses; else it gives \"\".")
  boolean enableDns;

  @Option(
      names = "--validate",
      description =
          "Hold the manifest against the cluster that the kubeconfig names: its version and kinds"
              + " are those of .Capabilities, its API server must take each object (a dry run), and"
              + " none may belong to something else. Nothing is changed.")
  boolean validate;

  @Option(
      names = "--disable-openapi-validation",
      description = "With --validate: do not ask the API server whether it takes the objects.")
  boolean disableOpenApiValidation;

  @Option(
      names = "--take-ownership",
      description = "With --validate: objects may be there already, whoever they belong to.")
  boolean takeOwnership;

  @Option(
      names = "--dry-run",
      paramLabel = "MODE",
      arity = "0..1",
      preprocessor = OptionalValue.class,
      description =
          "client, or server: then lookup is answered by the cluster that the kubeconfig names"
              + " (default: client).")
  DryRun dryRun = DryRun.CLIENT;

  /** Whether {@code lookup} may ask a cluster; Helm's older spellings too. */
  enum DryRun {
    CLIENT,
    TRUE,
    SERVER,
    NONE,
    FALSE;

    boolean asksCluster() {
      return this != CLIENT && this != TRUE;
    }
  }

  private final Renderer renderer = new Renderer();

  /**
   * @throws dev.wheelhouse.render.RenderException with Helm's text
   */
  void checkKubeVersion() {
    if (!kubeVersion.isEmpty()) {
      KubeVersion.parse(kubeVersion);
    }
  }

  /** Renders, beside a cluster where the flags ask for one. */
  RenderedRelease render(
      Console console,
      CommonOptions common,
      Chart chart,
      Map<String, Object> values,
      String name,
      String namespace) {
    if (!validate && !dryRun.asksCluster()) {
      return render(chart, values, name, namespace, LookupProvider.NONE);
    }
    try (KubernetesAccess access = KubernetesAccess.open(console, common)) {
      ClusterRender cluster = new ClusterRender(access);
      LookupProvider lookup = dryRun.asksCluster() ? cluster.lookup() : LookupProvider.NONE;
      if (!validate) {
        return render(chart, values, name, namespace, lookup);
      }
      RenderedRelease rendered =
          render(chart, values, release(name, namespace), cluster.capabilities(), lookup);
      validate(cluster, rendered, release(name, namespace));
      return rendered;
    } catch (StepException e) {
      throw KubernetesAccess.unreachable(e);
    }
  }

  /** Renders without a cluster. */
  RenderedRelease render(
      Chart chart,
      Map<String, Object> values,
      String name,
      String namespace,
      LookupProvider lookup) {
    return render(chart, values, release(name, namespace), capabilities(), lookup);
  }

  private RenderedRelease render(
      Chart chart,
      Map<String, Object> values,
      ReleaseInfo release,
      Capabilities capabilities,
      LookupProvider lookup) {
    RenderOptions options =
        RenderOptions.DEFAULT
            .withLookup(lookup)
            .withBudget(PATIENT)
            .withIncludeCrds(includeCrds)
            .withValidateSchema(!skipSchemaValidation);
    return renderer.render(
        new RenderRequest(
            chart,
            values,
            release,
            capabilities,
            enableDns ? options.withHosts(HostLookup::address) : options));
  }

  private void validate(ClusterRender cluster, RenderedRelease rendered, ReleaseInfo release)
      throws StepException {
    if (!disableOpenApiValidation) {
      cluster.acceptable(rendered.manifest(), release);
    }
    if (!isUpgrade && !takeOwnership) {
      cluster.free(rendered.manifest(), release);
    }
  }

  private ReleaseInfo release(String name, String namespace) {
    return isUpgrade
        ? ReleaseInfo.upgrading(name, namespace, 1)
        : ReleaseInfo.installing(name, namespace);
  }

  private Capabilities capabilities() {
    Capabilities base =
        kubeVersion.isEmpty()
            ? Capabilities.DEFAULT
            : Capabilities.DEFAULT.withKubeVersion(KubeVersion.parse(kubeVersion));
    return base.plusApiVersions(apiVersions);
  }
}
