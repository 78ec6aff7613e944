package dev.wheelhouse.store.dependency;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.index.VersionRange;
import java.nio.file.Files;
import java.nio.file.Path;

/** Dependencies that lie on this machine: {@code file://}, and those without a repository. */
final class LocalCharts {
  static final String SCHEME = "file://";

  private LocalCharts() {}

  static boolean isFile(ChartDependency dependency) {
    return dependency.repository().startsWith(SCHEME);
  }

  /** The directory of a {@code file://} repository, relative to the chart unless absolute. */
  static Path directory(ChartDependency dependency, Path chart) {
    return existing(chart.resolve(dependency.repository().substring(SCHEME.length())));
  }

  /** The directory of a dependency without a repository. */
  static Path inCharts(ChartDependency dependency, Path chart) {
    return existing(chart.resolve("charts").resolve(dependency.name()));
  }

  private static Path existing(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new StoreException(StoreErrorCode.NOT_FOUND, "directory " + path + " not found");
    }
    return path;
  }

  /**
   * Loads a dependency and checks its version.
   *
   * @throws StoreException DEPENDENCY_UNSATISFIED
   */
  static Chart load(ChartDependency dependency, Path directory) {
    Chart chart = ChartLoader.load(directory);
    if (!VersionRange.of(dependency.version()).accepts(chart.metadata().version())) {
      throw new StoreException(
          StoreErrorCode.DEPENDENCY_UNSATISFIED,
          "dependency %s at version %s does not satisfy the constraint %s"
              .formatted(dependency.name(), chart.metadata().version(), dependency.version()));
    }
    return chart;
  }
}
