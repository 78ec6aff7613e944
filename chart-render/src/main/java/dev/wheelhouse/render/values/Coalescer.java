package dev.wheelhouse.render.values;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Helm's merge of user values with the defaults of a chart and its subcharts ({@code
 * pkg/chartutil/coalesce.go} of 3.21).
 *
 * <p>Values of a higher chart win, tables are merged, lists and scalars replaced.
 * <em>Coalescing</em> lets a null delete a default, <em>merging</em> keeps the null for a later
 * coalescing.
 */
public final class Coalescer {
  static final String GLOBAL = "global";

  private final boolean merge;
  private final boolean shares;
  private final Consumer<String> warnings;

  /**
   * @param merge whether nulls are kept
   * @param shares whether the result may hold parts of the charts' own defaults, which nobody may
   *     change; saves most of the copying where the result is only read
   */
  private Coalescer(boolean merge, boolean shares, Consumer<String> warnings) {
    this.merge = merge;
    this.shares = shares;
    this.warnings = warnings;
  }

  /**
   * Helm's {@code CoalesceValues}: a new map; neither argument is changed.
   *
   * @param warnings takes what Helm logs
   * @throws RenderException when a subchart's values are no table
   */
  public static Map<String, Object> coalesceValues(
      ChartNode chart, Map<String, Object> values, Consumer<String> warnings) {
    Map<String, Object> copy = ValueTrees.copy(values);
    new Coalescer(false, false, warnings).chart(chart, copy, "");
    return copy;
  }

  /** As {@link #coalesceValues}, for a result that is only read. */
  static Map<String, Object> coalescedView(
      ChartNode chart, Map<String, Object> values, Consumer<String> warnings) {
    Map<String, Object> copy = ValueTrees.copy(values);
    new Coalescer(false, true, warnings).chart(chart, copy, "");
    return copy;
  }

  /**
   * Helm's {@code MergeValues} of a chart's defaults alone: nulls kept.
   *
   * @param shares whether the result is only read
   */
  static Map<String, Object> mergeDefaults(
      ChartNode chart, boolean shares, Consumer<String> warnings) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    new Coalescer(true, shares, warnings).chart(chart, defaults, "");
    return defaults;
  }

  /** Helm's {@code MergeTables}: source fills what destination lacks, nulls kept. */
  static void mergeTables(
      Map<String, Object> destination, Map<String, Object> source, Consumer<String> warnings) {
    new Coalescer(true, false, warnings).tables(destination, source, "", true);
  }

  /** Helm's {@code CoalesceTables}: source fills what destination lacks, a null deletes. */
  public static void coalesceTables(
      Map<String, Object> destination, Map<String, Object> source, Consumer<String> warnings) {
    new Coalescer(false, false, warnings).tables(destination, source, "", false);
  }

  /** A deep copy of values. */
  public static Map<String, Object> copy(Map<String, Object> values) {
    return ValueTrees.copy(values);
  }

  /** The table at a dotted path, if there is one. */
  public static Optional<Map<String, Object>> table(Map<String, Object> values, String path) {
    Object found = ValuePaths.table(values, path);
    return found instanceof Map<?, ?> map ? Optional.of(ValueTrees.table(map)) : Optional.empty();
  }

  private void chart(ChartNode chart, Map<String, Object> values, String prefix) {
    chartDefaults(chart, values, prefix);
    subcharts(chart, values, prefix);
  }

  private void subcharts(ChartNode chart, Map<String, Object> values, String prefix) {
    for (ChartNode sub : chart.dependencies()) {
      if (!values.containsKey(sub.name())) {
        values.put(sub.name(), new LinkedHashMap<>());
      } else if (!(values.get(sub.name()) instanceof Map<?, ?>)) {
        throw new RenderException(
            RenderErrorCode.VALUES_TYPE_MISMATCH,
            "type mismatch on "
                + sub.name()
                + ": "
                + GoFormat.sprintf("%t", values.get(sub.name())));
      }
      Map<String, Object> subValues = ValueTrees.table(values.get(sub.name()));
      String subPrefix = join(prefix, chart.name());
      globals(subValues, values, subPrefix);
      (shares && hasTwin(chart, sub) ? new Coalescer(merge, false, warnings) : this)
          .chart(sub, subValues, subPrefix);
    }
  }

  /** Subcharts of one name fill the same table: the second must not change the first's defaults. */
  private static boolean hasTwin(ChartNode chart, ChartNode sub) {
    return chart.dependencies().stream()
        .anyMatch(other -> other != sub && other.name().equals(sub.name()));
  }

  private void globals(Map<String, Object> destination, Map<String, Object> source, String prefix) {
    Map<String, Object> into = globalTable(destination, "destination");
    Map<String, Object> from = into == null ? null : globalTable(source, "source");
    if (from == null) {
      return;
    }
    from.forEach((key, value) -> global(into, key, value, prefix));
    destination.put(GLOBAL, into);
  }

  /** The table of globals, a new one where there is none, null where it is no table. */
  private Map<String, Object> globalTable(Map<String, Object> values, String role) {
    if (!values.containsKey(GLOBAL)) {
      return new LinkedHashMap<>();
    }
    if (values.get(GLOBAL) instanceof Map<?, ?> map) {
      return ValueTrees.table(map);
    }
    warnings.accept(
        "warning: skipping globals because " + role + " " + GLOBAL + " is not a table.");
    return null;
  }

  private void global(Map<String, Object> into, String key, Object value, String prefix) {
    if (value instanceof Map<?, ?> table) {
      Map<String, Object> copy = new LinkedHashMap<>(ValueTrees.table(table));
      if (!into.containsKey(key)) {
        into.put(key, copy);
      } else if (into.get(key) instanceof Map<?, ?> existing) {
        tables(copy, ValueTrees.table(existing), join(prefix, key), true);
        into.put(key, copy);
      } else {
        warnings.accept(
            "Conflict: cannot merge map onto non-map for " + GoQuote.quote(key) + ". Skipping.");
      }
    } else if (into.get(key) instanceof Map<?, ?>) {
      warnings.accept("key " + key + " is table. Skipping");
    } else {
      into.put(key, value);
    }
  }

  private void chartDefaults(ChartNode chart, Map<String, Object> values, String prefix) {
    String subPrefix = join(prefix, chart.name());
    for (Map.Entry<String, Object> entry : chart.values().entrySet()) {
      String key = entry.getKey();
      Object fallback = entry.getValue();
      if (!values.containsKey(key)) {
        // What lies under a subchart's name or under global is merged on further down.
        boolean copied = !shares || key.equals(GLOBAL) || isSubchart(chart, key);
        values.put(key, copied ? ValueTrees.copyOf(fallback) : fallback);
        continue;
      }
      Object value = values.get(key);
      if (value == null && !merge) {
        values.remove(key);
      } else if (value instanceof Map<?, ?> table) {
        if (fallback instanceof Map<?, ?> defaults) {
          tables(
              ValueTrees.table(table),
              ValueTrees.copy(ValueTrees.table(defaults)),
              join(subPrefix, key),
              merge || isSubchart(chart, key));
        } else if (fallback != null) {
          warnings.accept("warning: skipped value for " + subPrefix + "." + key + ": Not a table.");
        }
      }
    }
  }

  private static boolean isSubchart(ChartNode chart, String key) {
    return chart.dependencies().stream().anyMatch(sub -> sub.name().equals(key));
  }

  /** Helm's {@code coalesceTablesFullKey}; the source is used up. */
  private void tables(
      Map<String, Object> destination,
      Map<String, Object> source,
      String prefix,
      boolean keepNulls) {
    Set<String> given = new HashSet<>();
    source.forEach(
        (key, value) -> {
          if (value != null) {
            given.add(key);
          }
        });
    List<String> nulls = new ArrayList<>();
    destination.forEach(
        (key, value) -> {
          if (value == null) {
            nulls.add(key);
          }
        });
    nulls.forEach(key -> source.put(key, null));
    source.forEach(
        (key, value) -> entry(destination, key, value, given, join(prefix, key), keepNulls));
  }

  private void entry(
      Map<String, Object> destination,
      String key,
      Object value,
      Set<String> given,
      String fullKey,
      boolean keepNulls) {
    boolean present = destination.containsKey(key);
    Object existing = destination.get(key);
    if (present && !keepNulls && existing == null && given.contains(key)) {
      destination.remove(key);
    } else if (!present) {
      destination.put(key, value);
    } else if (value instanceof Map<?, ?> table) {
      if (existing instanceof Map<?, ?> into) {
        tables(ValueTrees.table(into), ValueTrees.table(table), fullKey, keepNulls);
      } else {
        warnings.accept(
            "warning: cannot overwrite table with non table for "
                + fullKey
                + " ("
                + GoFormat.sprintf("%v", value)
                + ")");
      }
    } else if (existing instanceof Map<?, ?> && value != null) {
      warnings.accept(
          "warning: destination for "
              + fullKey
              + " is a table. Ignoring non-table value ("
              + GoFormat.sprintf("%v", value)
              + ")");
    }
  }

  private static String join(String prefix, String key) {
    return prefix.isEmpty() ? key : prefix + "." + key;
  }
}
