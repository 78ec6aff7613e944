package dev.wheelhouse.charts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A maintainer of a chart, as in Helm's {@code chart.Maintainer}.
 *
 * @param name person or organisation, or ""
 * @param email address, or ""
 * @param url address of a page, or ""
 */
public record ChartMaintainer(String name, String email, String url) {
  /** Refuses nulls: an absent text is the empty string. */
  public ChartMaintainer {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(url, "url");
  }

  /** The fields by their names in {@code Chart.yaml}; empty ones left out as Helm's JSON does. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    ChartMetadata.putUnlessEmpty(map, "name", name);
    ChartMetadata.putUnlessEmpty(map, "email", email);
    ChartMetadata.putUnlessEmpty(map, "url", url);
    return map;
  }
}
