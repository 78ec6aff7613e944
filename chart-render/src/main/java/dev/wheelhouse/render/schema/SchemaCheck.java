package dev.wheelhouse.render.schema;

import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.values.ChartNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks values against {@code values.schema.json} of a chart and of each of its subcharts ({@code
 * chartutil.ValidateAgainstSchema}). Thread-safe: compiled schemas are kept and shared.
 */
public final class SchemaCheck {
  private static final String LOCATION = "file:///values.schema.json";
  private static final int KEPT = 64;

  private final Map<ChartFile, CompiledSchema> compiled =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ChartFile, CompiledSchema> eldest) {
              return size() > KEPT;
            }
          });

  /**
   * @param values coalesced values of the chart
   * @param warnings takes what Helm only logs
   * @throws RenderException with Helm's text when the values break a schema or a schema is invalid
   */
  public void check(ChartNode chart, Map<String, Object> values, Consumer<String> warnings) {
    StringBuilder problems = new StringBuilder();
    collect(chart, values, warnings, problems);
    if (!problems.isEmpty()) {
      throw new RenderException(
          RenderErrorCode.SCHEMA_VIOLATED,
          "values don't meet the specifications of the schema(s) in the following chart(s):\n"
              + problems);
    }
  }

  private void collect(
      ChartNode chart,
      Map<String, Object> values,
      Consumer<String> warnings,
      StringBuilder problems) {
    chart
        .chart()
        .schema()
        .flatMap(schema -> problem(schema, values, warnings))
        .ifPresent(problem -> problems.append(chart.name()).append(":\n").append(problem));
    for (ChartNode sub : chart.dependencies()) {
      if (values.get(sub.name()) instanceof Map<?, ?> subValues) {
        collect(sub, Json.object(subValues), warnings, problems);
      }
    }
  }

  /** What one schema says against values, with Helm's text. */
  public Optional<String> problem(
      ChartFile schema, Map<String, Object> values, Consumer<String> warnings) {
    try {
      CompiledSchema ready = compiled.get(schema);
      if (ready == null) {
        SchemaDocuments documents = new SchemaDocuments(warnings);
        documents.add(LOCATION, Json.read(schema.text()));
        ready = new SchemaCompiler(documents, false).compile(LOCATION);
        compiled.put(schema, ready);
      }
      return Validator.validate(ready, values)
          .map(failure -> failure.display().substring(1) + "\n");
    } catch (SchemaException unusable) {
      return Optional.of(unusable.getMessage());
    }
  }
}
