package dev.wheelhouse.store.oci;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.charts.ChartMaintainer;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.yaml.GoJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A chart on its way into a registry.
 *
 * @param target repository and tag
 * @param archive the chart
 * @param provenance its provenance file; empty if there is none
 * @param config the chart's metadata as JSON
 * @param annotations of the manifest
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of files, which nobody compares
public record OciUpload(
    OciReference target,
    byte[] archive,
    byte[] provenance,
    byte[] config,
    Map<String, String> annotations) {
  private static final String PREFIX = "org.opencontainers.image.";

  /**
   * @param parent registry and path below which the chart's name becomes the last part
   * @throws dev.wheelhouse.charts.ChartException if the archive is no chart
   */
  public static OciUpload of(String parent, byte[] archive, byte[] provenance, Instant now) {
    Chart chart = ChartLoader.loadArchive("chart", archive, ChartLimits.DEFAULT);
    ChartMetadata metadata = chart.metadata();
    String trimmed = parent.endsWith("/") ? parent.substring(0, parent.length() - 1) : parent;
    OciReference target =
        OciReference.parse(trimmed + "/" + metadata.name()).withVersion(metadata.version());
    return new OciUpload(
        target,
        archive,
        provenance,
        GoJson.encode(metadata.toMap()).getBytes(StandardCharsets.UTF_8),
        annotations(metadata, now));
  }

  private static Map<String, String> annotations(ChartMetadata metadata, Instant now) {
    Map<String, String> map = new LinkedHashMap<>(metadata.annotations());
    map.putIfAbsent(PREFIX + "created", now.truncatedTo(ChronoUnit.SECONDS).toString());
    put(map, "description", metadata.description());
    put(map, "url", metadata.home());
    put(map, "source", metadata.sources().isEmpty() ? "" : metadata.sources().get(0));
    put(
        map,
        "authors",
        String.join(", ", metadata.maintainers().stream().map(OciUpload::author).toList()));
    map.put(PREFIX + "title", metadata.name());
    map.put(PREFIX + "version", metadata.version());
    return map;
  }

  private static void put(Map<String, String> map, String key, String value) {
    if (!value.isBlank()) {
      map.putIfAbsent(PREFIX + key, value);
    }
  }

  private static String author(ChartMaintainer maintainer) {
    return maintainer.email().isEmpty()
        ? maintainer.name()
        : maintainer.name() + " (" + maintainer.email() + ")";
  }
}
