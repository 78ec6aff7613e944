package dev.wheelhouse.store.dependency;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.gotpl.semver.SemverException;
import dev.wheelhouse.gotpl.semver.Version;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.index.VersionRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code helm dependency list} says of each dependency.
 *
 * <p>Source: {@code dependencyStatus} in Helm's {@code pkg/action/dependency.go}.
 */
public final class DependencyStatus {
  private DependencyStatus() {}

  /** The word for a dependency of a chart: {@code ok}, {@code missing}, {@code unpacked}, ... */
  public static String of(ChartDependency dependency, Path directory, Chart chart) {
    List<Path> archives = archives(dependency, directory.resolve("charts"));
    if (archives.size() > 1) {
      archives = archives.stream().filter(file -> isVersioned(file, dependency)).toList();
      if (archives.size() > 1) {
        return "too many matches";
      }
    }
    if (archives.size() == 1) {
      return ofArchive(dependency, archives.get(0));
    }
    return chart.dependencies().stream()
        .filter(sub -> sub.name().equals(dependency.name()))
        .reduce((first, last) -> last)
        .map(sub -> version(dependency, sub).orElse("unpacked"))
        .orElse("missing");
  }

  private static boolean isVersioned(Path file, ChartDependency dependency) {
    String name = file.getFileName().toString();
    String version =
        name.substring(dependency.name().length() + 1, name.length() - ".tgz".length());
    try {
      Version.parseStrict(version);
      return true;
    } catch (SemverException noVersion) {
      return false;
    }
  }

  private static String ofArchive(ChartDependency dependency, Path archive) {
    try {
      Chart chart = ChartLoader.load(archive);
      if (!chart.name().equals(dependency.name())) {
        return "misnamed";
      }
      return version(dependency, chart).orElse("ok");
    } catch (ChartException broken) {
      return "corrupt";
    }
  }

  private static Optional<String> version(ChartDependency dependency, Chart chart) {
    String version = chart.metadata().version();
    if (version.equals(dependency.version())) {
      return Optional.empty();
    }
    try {
      boolean fits = VersionRange.of(dependency.version()).accepts(version);
      return fits ? Optional.empty() : Optional.of("wrong version");
    } catch (StoreException malformed) {
      return Optional.of("invalid version");
    }
  }

  private static List<Path> archives(ChartDependency dependency, Path charts) {
    if (!Files.isDirectory(charts)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(charts)) {
      return files
          .filter(
              file -> {
                String name = file.getFileName().toString();
                return name.startsWith(dependency.name() + "-") && name.endsWith(".tgz");
              })
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list " + charts, unreadable);
    }
  }

  /** What lies in {@code charts/} and is not declared: warnings in Helm's words. */
  public static List<String> warnings(Path directory, Chart chart) {
    List<String> warnings = new ArrayList<>();
    Path charts = directory.resolve("charts");
    if (!Files.isDirectory(charts)) {
      return warnings;
    }
    try (Stream<Path> files = Files.list(charts)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        if (!Files.isDirectory(file) && !file.toString().endsWith(".tgz")) {
          continue;
        }
        warning(file, chart).ifPresent(warnings::add);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list " + charts, unreadable);
    }
    return warnings;
  }

  private static Optional<String> warning(Path file, Chart chart) {
    try {
      String name = ChartLoader.load(file).name();
      boolean declared =
          chart.metadata().dependencies().stream().anyMatch(dep -> dep.name().equals(name));
      return declared
          ? Optional.empty()
          : Optional.of("WARNING: \"" + file + "\" is not in Chart.yaml.");
    } catch (ChartException noChart) {
      return Optional.of("WARNING: \"" + file + "\" is not a chart.");
    }
  }
}
