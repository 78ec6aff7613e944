package dev.wheelhouse.charts;

import java.util.List;
import java.util.Optional;

/**
 * What a {@code Chart.yaml} says, before any rule is held against it (Helm's {@code
 * chartutil.LoadChartfile}); "" for what it does not say.
 *
 * @param maintainers empty where an entry is null
 * @param dependencies whether it declares any
 */
public record StatedMetadata(
    String apiVersion,
    String name,
    String version,
    String type,
    String icon,
    List<String> sources,
    List<Optional<ChartMaintainer>> maintainers,
    boolean dependencies) {
  /** Copies the lists. */
  public StatedMetadata {
    sources = List.copyOf(sources);
    maintainers = List.copyOf(maintainers);
  }

  /**
   * @param content of {@code Chart.yaml}
   * @throws dev.wheelhouse.yaml.YamlException with Go's text if it cannot be decoded
   */
  public static StatedMetadata decode(byte[] content) {
    MetadataDraft draft = new MetadataDraft();
    draft.apply(ChartFile.owning("Chart.yaml", content));
    return draft.stated();
  }
}
