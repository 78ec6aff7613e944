package dev.wheelhouse.worker.action;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.worker.core.Command.ResolveChart;
import dev.wheelhouse.worker.port.ChartSource;
import dev.wheelhouse.worker.port.StepException;

/** Finds the chart. */
public final class ResolveChartHandler implements StepHandler<ResolveChart> {
  private final ReleaseWorkspace workspace;
  private final ChartSource charts;

  public ResolveChartHandler(ReleaseWorkspace workspace, ChartSource charts) {
    this.workspace = workspace;
    this.charts = charts;
  }

  @Override
  public void handle(ResolveChart command, Deployment deployment, StepContext context)
      throws StepException {
    Chart chart = charts.fetch(command.reference());
    workspace.draft(deployment).resolved(chart);
    ChartMetadata metadata = chart.metadata();
    context.done(
        new ChartResolved(
            command.reference().ref(),
            metadata.name(),
            metadata.version(),
            metadata.appVersion(),
            chart.digest()));
  }
}
