package dev.wheelhouse.render;

import dev.wheelhouse.charts.Chart;
import java.util.Map;
import java.util.Objects;

/**
 * One render.
 *
 * @param chart the chart as it was loaded; it is not changed
 * @param values the user's values, without the chart's defaults; they are not changed. Maps, lists
 *     and scalars: String, Boolean, Long (int64), Double (float64), null
 * @param release what {@code .Release} gives
 * @param capabilities what {@code .Capabilities} gives
 * @param options how to render
 */
public record RenderRequest(
    Chart chart,
    Map<String, Object> values,
    ReleaseInfo release,
    Capabilities capabilities,
    RenderOptions options) {
  /** Refuses nulls. */
  public RenderRequest {
    Objects.requireNonNull(chart, "chart");
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(capabilities, "capabilities");
    Objects.requireNonNull(options, "options");
  }

  /** A render with default capabilities and options. */
  public static RenderRequest of(Chart chart, Map<String, Object> values, ReleaseInfo release) {
    return new RenderRequest(chart, values, release, Capabilities.DEFAULT, RenderOptions.DEFAULT);
  }

  /** The same for another cluster. */
  public RenderRequest withCapabilities(Capabilities other) {
    return new RenderRequest(chart, values, release, other, options);
  }

  /** The same with other options. */
  public RenderRequest withOptions(RenderOptions other) {
    return new RenderRequest(chart, values, release, capabilities, other);
  }

  /** Leaves out the values, which may hold secrets. */
  @Override
  public String toString() {
    return "RenderRequest[chart=" + chart + ", release=" + release + "]";
  }
}
