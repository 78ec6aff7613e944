package dev.wheelhouse.render.engine;

import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartMetadata;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the templates of one chart see. One instance belongs to one chart of one render; its
 * identity matters, because templates may change {@code .Values} and later templates see that.
 */
public final class ChartScope {
  private final ChartMetadata metadata;
  private final boolean root;
  private final List<ChartFile> files;
  private final Map<String, Object> values;
  private final Map<String, ChartScope> subcharts;

  /**
   * @param metadata {@code .Chart}: with the chart's alias and without dependencies that are off
   * @param root {@code .Chart.IsRoot}
   * @param files {@code .Files}
   * @param values {@code .Values}, changeable; part of the parent's values
   * @param subcharts {@code .Subcharts} by name
   */
  public ChartScope(
      ChartMetadata metadata,
      boolean root,
      List<ChartFile> files,
      Map<String, Object> values,
      Map<String, ChartScope> subcharts) {
    this.metadata = Objects.requireNonNull(metadata, "metadata");
    this.root = root;
    this.files = List.copyOf(files);
    this.values = Objects.requireNonNull(values, "values");
    this.subcharts = Map.copyOf(subcharts);
  }

  /** What {@code .Chart} gives. */
  public ChartMetadata metadata() {
    return metadata;
  }

  /** What {@code .Chart.IsRoot} gives. */
  public boolean root() {
    return root;
  }

  /** What {@code .Files} gives. */
  public List<ChartFile> files() {
    return files;
  }

  /** What {@code .Values} gives. */
  public Map<String, Object> values() {
    return values;
  }

  /** What {@code .Subcharts} gives. */
  public Map<String, ChartScope> subcharts() {
    return subcharts;
  }
}
