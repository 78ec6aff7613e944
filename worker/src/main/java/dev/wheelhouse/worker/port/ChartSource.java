package dev.wheelhouse.worker.port;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.events.request.ChartReference;

/** Finds charts. */
public interface ChartSource {
  /**
   * Blocks.
   *
   * @return the chart the reference names; its digest is the reference's, where that has one
   * @throws StepException CHART_NOT_FOUND, CHART_INVALID, CHART_DIGEST_MISMATCH, CHART_NOT_ALLOWED,
   *     CHART_UNAVAILABLE
   */
  Chart fetch(ChartReference reference) throws StepException;
}
