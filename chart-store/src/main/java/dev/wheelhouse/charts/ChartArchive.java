package dev.wheelhouse.charts;

import dev.wheelhouse.yaml.GoJson;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Packages charts as {@code helm package} does ({@code pkg/chartutil/save.go}): Chart.yaml written
 * anew, then lock, values, schema, templates and files, then the subcharts as directories.
 *
 * <p>Unlike Helm's, the archive holds no times, so that the same chart always gives the same bytes
 * and the same digest, and it keeps {@code engine}. Stateless and safe for use by many threads.
 */
public final class ChartArchive {
  private static final String ZERO_TIME = "0001-01-01T00:00:00Z";

  private ChartArchive() {}

  /** The name Helm gives the archive of a chart: {@code NAME-VERSION.tgz}. */
  public static String fileName(Chart chart) {
    return chart.name() + "-" + chart.metadata().version() + ".tgz";
  }

  /**
   * Packages a chart into a directory, which is created if need be. The archive appears whole or
   * not at all.
   *
   * @return the path of the archive
   * @throws ChartException if the chart is invalid or the directory cannot be written
   */
  public static Path write(Chart chart, Path directory) {
    byte[] archive = pack(chart);
    Path target = directory.resolve(fileName(chart));
    try {
      Files.createDirectories(directory);
      Path hidden = Files.createTempDirectory(directory, "." + chart.name());
      Path partial = hidden.resolve(fileName(chart));
      try {
        Files.write(partial, archive);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(partial);
        Files.delete(hidden);
      }
      return target;
    } catch (IOException failed) {
      throw new ChartException(
          ChartErrorCode.NOT_WRITABLE,
          "packaging chart "
              + chart.name()
              + ": cannot write "
              + target
              + ": "
              + failed
              + "; check directory and permissions",
          failed);
    }
  }

  /**
   * The bytes of a chart's archive.
   *
   * @throws ChartException if the chart is invalid
   */
  public static byte[] pack(Chart chart) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      TarWriter tar = new TarWriter(gzip, Instant.EPOCH);
      add(tar, chart, "");
      tar.finish();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return bytes.toByteArray();
  }

  private static void add(TarWriter tar, Chart chart, String prefix) throws IOException {
    if (!chart.name().equals(GoPath.base(chart.name()))) {
      throw new ChartException(
          ChartErrorCode.METADATA_INVALID,
          "packaging chart: \""
              + chart.name()
              + "\" is not a valid chart name; it is no file name");
    }
    String base = prefix + chart.name() + "/";
    tar.file(base + "Chart.yaml", chartYaml(chart.metadata()));
    if (chart.metadata().apiVersion().equals(ChartMetadata.API_V2) && chart.lock().isPresent()) {
      tar.file(base + "Chart.lock", lockYaml(chart.lock().get()));
    }
    if (chart.valuesFile().isPresent()) {
      tar.file(base + "values.yaml", chart.valuesFile().get().shared());
    }
    if (chart.schema().isPresent()) {
      checkSchema(chart);
      tar.file(base + "values.schema.json", chart.schema().get().shared());
    }
    for (ChartFile file : chart.templates()) {
      tar.file(base + file.name(), file.shared());
    }
    for (ChartFile file : chart.files()) {
      tar.file(base + file.name(), file.shared());
    }
    for (Chart subchart : chart.dependencies()) {
      add(tar, subchart, base + "charts/");
    }
  }

  private static void checkSchema(Chart chart) {
    try {
      GoJson.parse(chart.schema().get().text());
    } catch (YamlException malformed) {
      throw new ChartException(
          ChartErrorCode.METADATA_INVALID, "Invalid JSON in values.schema.json", malformed);
    }
  }

  private static byte[] chartYaml(ChartMetadata metadata) {
    Map<String, Object> fields = metadata.toMap();
    if (metadata.apiVersion().equals(ChartMetadata.API_V1)) {
      fields.remove("dependencies");
    }
    return GoYaml.marshal(fields).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] lockYaml(ChartLock lock) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(
        "generated",
        lock.generated().map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format).orElse(ZERO_TIME));
    fields.put("digest", lock.digest());
    fields.put("dependencies", lock.dependencies().stream().map(ChartDependency::toMap).toList());
    return GoYaml.marshal(fields).getBytes(StandardCharsets.UTF_8);
  }
}
