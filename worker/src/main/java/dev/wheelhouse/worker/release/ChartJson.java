package dev.wheelhouse.worker.release;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLock;
import dev.wheelhouse.charts.ChartMaintainer;
import dev.wheelhouse.charts.ChartMetadata;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Charts in the form of Helm's {@code chart.Chart} JSON ({@code pkg/chart/chart.go}): metadata,
 * lock, templates, values, schema and files. As in Helm, subcharts and the raw files are left out.
 */
final class ChartJson {
  private ChartJson() {}

  static Map<String, Object> encode(Chart chart) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("metadata", metadata(chart.metadata()));
    json.put("lock", chart.lock().map(ChartJson::lock).orElse(null));
    json.put("templates", files(chart.templates()));
    boolean without = chart.valuesView().isEmpty() && chart.valuesFile().isEmpty();
    json.put("values", without ? null : chart.valuesView());
    json.put(
        "schema",
        chart.schema().map(file -> Base64.getEncoder().encodeToString(file.bytes())).orElse(null));
    json.put("files", files(chart.files()));
    return json;
  }

  /** Helm 3 knows one engine only, and drops the name of it that Helm 2 had. */
  private static Map<String, Object> metadata(ChartMetadata metadata) {
    Map<String, Object> json = new LinkedHashMap<>(metadata.toMap());
    json.remove("engine", "gotpl");
    return json;
  }

  private static Map<String, Object> lock(ChartLock lock) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "generated", lock.generated().map(OffsetDateTime::toString).orElse("0001-01-01T00:00:00Z"));
    json.put("digest", lock.digest());
    json.put("dependencies", lock.dependencies().stream().map(ChartDependency::toMap).toList());
    return json;
  }

  /** Go writes a list that nothing was added to as null. */
  private static List<Object> files(List<ChartFile> files) {
    if (files.isEmpty()) {
      return null;
    }
    List<Object> json = new ArrayList<>();
    for (ChartFile file : files) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", file.name());
      entry.put("data", Base64.getEncoder().encodeToString(file.bytes()));
      json.add(entry);
    }
    return json;
  }

  static Chart decode(Map<?, ?> json) {
    Chart.Builder chart =
        Chart.builder(metadata(JsonTree.map(json, "metadata")))
            .templates(decodeFiles(json, "templates"))
            .files(decodeFiles(json, "files"))
            .values(JsonTree.mapFromGo(json.get("values")));
    if (json.get("values") != null) {
      // that there was a file is all that matters: without one Helm writes null
      chart.raw(List.of(ChartFile.of("values.yaml", "")));
    }
    if (json.get("lock") instanceof Map<?, ?> lock) {
      chart.lock(decodeLock(lock));
    }
    if (json.get("schema") instanceof String schema && !schema.isEmpty()) {
      chart.schema(ChartFile.of("values.schema.json", Base64.getDecoder().decode(schema)));
    }
    return chart.build();
  }

  private static List<ChartFile> decodeFiles(Map<?, ?> json, String key) {
    List<ChartFile> files = new ArrayList<>();
    for (Map<?, ?> file : JsonTree.maps(json, key)) {
      byte[] data = Base64.getDecoder().decode(JsonTree.text(file, "data"));
      files.add(ChartFile.of(JsonTree.text(file, "name"), data));
    }
    return files;
  }

  private static ChartLock decodeLock(Map<?, ?> lock) {
    Optional<OffsetDateTime> generated;
    try {
      generated = Optional.of(OffsetDateTime.parse(JsonTree.text(lock, "generated")));
    } catch (DateTimeParseException e) {
      generated = Optional.empty();
    }
    return new ChartLock(generated, JsonTree.text(lock, "digest"), dependencies(lock));
  }

  private static List<ChartDependency> dependencies(Map<?, ?> json) {
    List<ChartDependency> dependencies = new ArrayList<>();
    for (Map<?, ?> each : JsonTree.maps(json, "dependencies")) {
      dependencies.add(
          new ChartDependency(
              JsonTree.text(each, "name"),
              JsonTree.text(each, "version"),
              JsonTree.text(each, "repository"),
              JsonTree.text(each, "condition"),
              JsonTree.texts(each, "tags"),
              Boolean.TRUE.equals(each.get("enabled")),
              each.get("import-values") instanceof List<?> list ? new ArrayList<>(list) : List.of(),
              JsonTree.text(each, "alias")));
    }
    return dependencies;
  }

  private static ChartMetadata metadata(Map<?, ?> json) {
    Map<String, String> annotations = new LinkedHashMap<>();
    JsonTree.map(json, "annotations")
        .forEach((key, value) -> annotations.put(String.valueOf(key), String.valueOf(value)));
    return new ChartMetadata(
        JsonTree.text(json, "name"),
        JsonTree.text(json, "home"),
        JsonTree.texts(json, "sources"),
        JsonTree.text(json, "version"),
        JsonTree.text(json, "description"),
        JsonTree.texts(json, "keywords"),
        JsonTree.maps(json, "maintainers").stream().map(ChartJson::maintainer).toList(),
        JsonTree.text(json, "icon"),
        JsonTree.text(json, "apiVersion"),
        JsonTree.text(json, "condition"),
        JsonTree.text(json, "tags"),
        JsonTree.text(json, "appVersion"),
        Boolean.TRUE.equals(json.get("deprecated")),
        annotations,
        JsonTree.text(json, "kubeVersion"),
        dependencies(json),
        JsonTree.text(json, "type"),
        JsonTree.text(json, "engine"));
  }

  private static ChartMaintainer maintainer(Map<?, ?> json) {
    return new ChartMaintainer(
        JsonTree.text(json, "name"), JsonTree.text(json, "email"), JsonTree.text(json, "url"));
  }
}
