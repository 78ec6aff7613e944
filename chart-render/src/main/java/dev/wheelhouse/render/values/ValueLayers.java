package dev.wheelhouse.render.values;

import dev.wheelhouse.charts.Chart;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays values over values as Helm's commands do. No argument is changed. */
public final class ValueLayers {
  private ValueLayers() {}

  /**
   * As several {@code -f} files: what is above wins, maps are merged, nulls are kept ({@code
   * pkg/cli/values}, {@code mergeMaps}).
   */
  public static Map<String, Object> overlay(Map<String, Object> below, Map<String, Object> above) {
    Map<String, Object> merged = new LinkedHashMap<>(below);
    above.forEach(
        (key, value) ->
            merged.put(
                key,
                value instanceof Map<?, ?> over && merged.get(key) instanceof Map<?, ?> under
                    ? overlay(ValueTrees.table(under), ValueTrees.table(over))
                    : value));
    return ValueTrees.copy(merged);
  }

  /**
   * What {@code values} lack is taken from {@code defaults}; a null deletes the default ({@code
   * CoalesceTables}).
   */
  public static Map<String, Object> fill(Map<String, Object> values, Map<String, Object> defaults) {
    Map<String, Object> filled = ValueTrees.copy(values);
    Coalescer.coalesceTables(filled, ValueTrees.copy(defaults), warning -> {});
    return filled;
  }

  /** A chart's defaults under the user's values ({@code CoalesceValues}). */
  public static Map<String, Object> computed(Chart chart, Map<String, Object> values) {
    return Coalescer.coalesceValues(ChartNode.of(chart), values, warning -> {});
  }
}
