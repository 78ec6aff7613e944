package dev.wheelhouse.render.lint;

import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.render.lint.LintMessage.Severity;
import dev.wheelhouse.render.schema.SchemaCheck;
import dev.wheelhouse.render.values.Coalescer;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Rules for {@code values.yaml} ({@code pkg/lint/rules/values.go}). */
final class ValuesRules {
  private static final String FILE = "values.yaml";

  private ValuesRules() {}

  static void check(Path folder, Map<String, Object> overrides, Findings findings) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      findings.add(Severity.INFO, FILE, "file does not exist");
      return;
    }
    try {
      Map<String, Object> values = GoYaml.parseMap(Files.readAllBytes(file));
      findings.check(Severity.ERROR, FILE, schemaProblem(folder, values, overrides));
    } catch (YamlException malformed) {
      findings.add(Severity.ERROR, FILE, "unable to parse YAML: " + malformed.getMessage());
    } catch (IOException unreadable) {
      findings.add(Severity.ERROR, FILE, "unable to parse YAML: open " + file + ": " + unreadable);
    }
  }

  /** Only the chart's own schema, and its own values under the user's: no subcharts. */
  private static Optional<String> schemaProblem(
      Path folder, Map<String, Object> values, Map<String, Object> overrides) throws IOException {
    Path schema = folder.resolve("values.schema.json");
    if (!Files.isRegularFile(schema) || Files.size(schema) == 0) {
      return Optional.empty();
    }
    Map<String, Object> merged = Coalescer.copy(overrides);
    Coalescer.coalesceTables(merged, values, warning -> {});
    return new SchemaCheck()
        .problem(
            ChartFile.of("values.schema.json", Files.readString(schema)), merged, warning -> {});
  }
}
