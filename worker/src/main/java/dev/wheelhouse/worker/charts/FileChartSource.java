package dev.wheelhouse.worker.charts;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.worker.port.ChartSource;
import dev.wheelhouse.worker.port.StepException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Charts that are directories or {@code .tgz} archives on the worker's machine. */
public final class FileChartSource implements ChartSource {
  @Override
  public Chart fetch(ChartReference reference) throws StepException {
    Path path = path(reference);
    if (!Files.exists(path)) {
      throw notFound(reference, "there is no such file or directory on the worker");
    }
    Chart chart = load(reference, path);
    if (!reference.digest().isEmpty() && !reference.digest().equals(chart.digest())) {
      throw StepException.terminal(
          ErrorCode.CHART_DIGEST_MISMATCH,
          "chart \""
              + reference.ref()
              + "\" has digest "
              + chart.digest()
              + ", wanted is "
              + reference.digest());
    }
    return chart;
  }

  private static Path path(ChartReference reference) throws StepException {
    if (reference.ref().contains("://") || !reference.repo().isEmpty()) {
      throw notFound(reference, "only directories and .tgz files of this machine are taken here");
    }
    try {
      return Path.of(reference.ref());
    } catch (InvalidPathException e) {
      throw notFound(reference, "that is no path");
    }
  }

  private static Chart load(ChartReference reference, Path path) throws StepException {
    try {
      return ChartLoader.load(path);
    } catch (ChartException e) {
      throw StepException.terminal(
          ErrorCode.CHART_INVALID,
          "loading chart \"" + reference.ref() + "\": " + e.getMessage(),
          e);
    }
  }

  private static StepException notFound(ChartReference reference, String why) {
    return StepException.terminal(
        ErrorCode.CHART_NOT_FOUND, "looking for chart \"" + reference.ref() + "\": " + why);
  }
}
