package dev.wheelhouse.worker.action;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.events.request.ValuesReuse;
import dev.wheelhouse.render.values.ValueLayers;
import dev.wheelhouse.worker.port.ReleaseRecord;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What an upgrade makes of the values of the last revision; Helm's {@code reuseValues} ({@code
 * pkg/action/upgrade.go}).
 *
 * @param chart the chart, with other defaults where the old ones are reused
 * @param values the user's values
 */
record ReusedValues(Chart chart, Map<String, Object> values) {

  /**
   * @param given what the request brings
   * @param told is told where values came from
   */
  static ReusedValues of(
      Chart chart,
      Map<String, Object> given,
      ValuesReuse reuse,
      Draft.Standing standing,
      Consumer<String> told) {
    if (standing.current() == null) {
      return new ReusedValues(chart, given);
    }
    ReleaseRecord current = standing.current().record();
    String source = "revision " + current.revision();
    return switch (reuse) {
      case RESET -> new ReusedValues(chart, given);
      case REUSE -> {
        told.accept(source);
        yield new ReusedValues(
            chart.withValues(ValueLayers.computed(current.chart(), current.config())),
            ValueLayers.fill(given, current.config()));
      }
      case RESET_THEN_REUSE -> {
        told.accept(source);
        yield new ReusedValues(chart, ValueLayers.fill(given, current.config()));
      }
      case DEFAULT -> {
        if (given.isEmpty() && !current.config().isEmpty()) {
          told.accept(source);
          yield new ReusedValues(chart, current.config());
        }
        yield new ReusedValues(chart, given);
      }
    };
  }
}
