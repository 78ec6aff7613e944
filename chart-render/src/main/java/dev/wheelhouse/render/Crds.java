package dev.wheelhouse.render;

import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.render.values.ChartNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files of {@code crds/}: the chart's own, then those of the subcharts that take part. */
final class Crds {
  private Crds() {}

  static List<Crd> of(ChartNode root) {
    List<Crd> crds = new ArrayList<>();
    collect(root, crds);
    return crds;
  }

  private static void collect(ChartNode node, List<Crd> crds) {
    for (ChartFile file : node.chart().files()) {
      if (file.name().startsWith("crds/") && isManifest(file.name())) {
        crds.add(new Crd(node.fullPath() + "/" + file.name(), file.text()));
      }
    }
    node.dependencies().forEach(sub -> collect(sub, crds));
  }

  private static boolean isManifest(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
  }
}
