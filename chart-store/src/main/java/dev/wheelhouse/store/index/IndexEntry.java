package dev.wheelhouse.store.index;

import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.yaml.YamlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One version of a chart in an index: Helm's {@code repo.ChartVersion}.
 *
 * @param metadata what Chart.yaml says
 * @param urls where the archive is, absolute or relative to the repository
 * @param digest SHA-256 of the archive in hex, without a prefix; "" where the index has none
 * @param created when the entry was made, as the index writes it; "" where it does not say
 * @param removed whether the repository calls it removed
 */
public record IndexEntry(
    ChartMetadata metadata, List<String> urls, String digest, String created, boolean removed) {
  public IndexEntry {
    Objects.requireNonNull(metadata, "metadata");
    urls = List.copyOf(urls);
    digest = digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
    Objects.requireNonNull(created, "created");
  }

  /** Name of the chart. */
  public String name() {
    return metadata.name();
  }

  /** Version of the chart. */
  public String version() {
    return metadata.version();
  }

  /**
   * @throws dev.wheelhouse.charts.ChartException if the metadata is invalid
   * @throws YamlException if a field has the wrong type
   */
  static IndexEntry decode(Map<String, Object> fields) {
    return new IndexEntry(
        ChartMetadata.ofIndexEntry(fields),
        texts(fields.get("urls")),
        text(fields.get("digest")),
        text(fields.get("created")),
        Boolean.TRUE.equals(fields.get("removed")));
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  private static List<String> texts(Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw new YamlException("the urls of an entry must be a list");
    }
    List<String> texts = new ArrayList<>(list.size());
    list.forEach(item -> texts.add(text(item)));
    return texts;
  }

  /** The fields by their names in {@code index.yaml}. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>(metadata.toMap());
    map.put("urls", urls);
    if (!created.isEmpty()) {
      map.put("created", created);
    }
    if (removed) {
      map.put("removed", true);
    }
    if (!digest.isEmpty()) {
      map.put("digest", digest);
    }
    return map;
  }
}
