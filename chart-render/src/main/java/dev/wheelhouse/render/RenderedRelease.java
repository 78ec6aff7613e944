package dev.wheelhouse.render;

import dev.wheelhouse.charts.Chart;
import java.util.List;
import java.util.Map;

/**
 * What a chart and its values came to.
 *
 * @param chart the chart as Helm keeps it in the release: its dependencies are processed, so those
 *     switched off are gone and imported values are among its defaults
 * @param hooks hooks in Helm's order of kinds; weight orders execution, not this list
 * @param manifests documents in install order
 * @param manifest all documents as one text, exactly as Helm keeps it in the release: for each
 *     {@code ---}, {@code # Source: path}, text
 * @param notes rendered {@code NOTES.txt}, "" when there is none
 * @param crds the files of {@code crds/}, subcharts' too
 * @param values the chart's defaults overlaid with the user's values, as templates saw them at the
 *     start; a copy of its own
 * @param warnings what Helm only logs, for example a document dropped for an unknown hook name
 */
public record RenderedRelease(
    Chart chart,
    List<Hook> hooks,
    List<Manifest> manifests,
    String manifest,
    String notes,
    List<Crd> crds,
    Map<String, Object> values,
    List<String> warnings) {
  /** Copies the lists. */
  public RenderedRelease {
    hooks = List.copyOf(hooks);
    manifests = List.copyOf(manifests);
    crds = List.copyOf(crds);
    warnings = List.copyOf(warnings);
  }

  /** Leaves out texts and values, which may hold secrets. */
  @Override
  public String toString() {
    return "RenderedRelease[hooks=" + hooks + ", manifests=" + manifests + "]";
  }
}
