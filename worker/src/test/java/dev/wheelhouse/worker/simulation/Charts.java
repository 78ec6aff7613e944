package dev.wheelhouse.worker.simulation;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.worker.port.ChartSource;
import dev.wheelhouse.worker.port.StepException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The one chart that simulated deployments use; its values say which hooks it has. */
final class Charts {
  static final String NAME = "app";
  private static final Chart APP = load();

  static final ChartSource SOURCE =
      reference -> {
        if (!reference.ref().equals(NAME)) {
          throw StepException.terminal(
              ErrorCode.CHART_NOT_FOUND, "there is no chart " + reference.ref());
        }
        return APP;
      };

  private Charts() {}

  private static Chart load() {
    try {
      return ChartLoader.load(Path.of(Charts.class.getResource("/simulation/app").toURI()));
    } catch (URISyntaxException | ChartException e) {
      throw new IllegalStateException(e);
    }
  }
}
