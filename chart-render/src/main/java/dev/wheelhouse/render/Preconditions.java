package dev.wheelhouse.render;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.render.values.Dependencies;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Helm checks before it renders anything, with its texts. */
final class Preconditions {
  private static final int MAX_NAME_LENGTH = 53;
  private static final String NAME_FORMAT =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
  private static final Pattern NAME = Pattern.compile(NAME_FORMAT);

  private Preconditions() {}

  static void check(Chart chart, ReleaseInfo release) {
    checkInstallable(chart);
    checkDependencies(chart);
    checkName(release.name());
  }

  private static void checkInstallable(Chart chart) {
    String type = chart.metadata().type();
    if (!type.isEmpty() && !type.equals("application")) {
      throw new RenderException(
          RenderErrorCode.CHART_NOT_INSTALLABLE, type + " charts are not installable");
    }
  }

  private static void checkDependencies(Chart chart) {
    List<String> present = chart.dependencies().stream().map(Chart::name).toList();
    String missing =
        chart.metadata().dependencies().stream()
            .map(ChartDependency::name)
            .filter(name -> !present.contains(name))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new RenderException(
          RenderErrorCode.DEPENDENCIES_MISSING,
          "An error occurred while checking for chart dependencies. You may need to run `helm"
              + " dependency build` to fetch missing dependencies: found in Chart.yaml, but missing"
              + " in charts/ directory: "
              + missing);
    }
  }

  private static void checkName(String name) {
    if (name.isEmpty()) {
      throw new RenderException(
          RenderErrorCode.RELEASE_NAME_INVALID, "release name \"\": no name provided");
    }
    if (name.length() > MAX_NAME_LENGTH || !NAME.matcher(name).matches()) {
      throw new RenderException(
          RenderErrorCode.RELEASE_NAME_INVALID,
          "release name \""
              + name
              + "\": invalid release name, must match regex "
              + NAME_FORMAT
              + " and the length must not be longer than "
              + MAX_NAME_LENGTH);
    }
  }

  static void checkKubeVersion(Chart chart, Capabilities capabilities) {
    String wanted = chart.metadata().kubeVersion();
    String version = capabilities.kubeVersion().version();
    if (!wanted.isEmpty() && !Dependencies.isCompatible(wanted, version)) {
      throw new RenderException(
          RenderErrorCode.KUBE_VERSION_INCOMPATIBLE,
          "chart requires kubeVersion: "
              + wanted
              + " which is incompatible with Kubernetes "
              + version);
    }
  }
}
