package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.store.dependency.DependencyUpdater;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Dependencies that a chart names and does not hold. */
final class MissingDependencies {
  private MissingDependencies() {}

  static boolean of(Chart chart) {
    List<String> present = chart.dependencies().stream().map(Chart::name).toList();
    return chart.metadata().dependencies().stream()
        .anyMatch(dependency -> !present.contains(dependency.name()));
  }

  /** Fetches them into the chart's folder. */
  static void fetch(Console console, LocateFlags locating, Path folder) {
    new DependencyUpdater(
            AccessFlags.locator(console),
            locating.access.access(console),
            Optional.empty(),
            line -> console.out().println(line),
            Clock.systemUTC())
        .update(folder, true);
  }
}
