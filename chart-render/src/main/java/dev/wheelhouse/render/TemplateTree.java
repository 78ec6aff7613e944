package dev.wheelhouse.render;

import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.render.engine.ChartScope;
import dev.wheelhouse.render.engine.ScopedTemplate;
import dev.wheelhouse.render.engine.TemplateSource;
import dev.wheelhouse.render.values.ChartNode;
import dev.wheelhouse.render.values.Coalescer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The templates of a chart and its subcharts with what each sees, in Helm's order ({@code
 * pkg/engine/engine.go}, {@code allTemplates} and {@code sortTemplates}): deepest path first, then
 * by name backwards.
 */
final class TemplateTree {
  private static final Comparator<Entry> ORDER =
      Comparator.<Entry>comparingInt(entry -> -depth(entry.template().name()))
          .thenComparing((a, b) -> GoStrings.compare(b.template().name(), a.template().name()));

  private record Entry(ScopedTemplate template, ChartFile file) {}

  private final List<Entry> entries;

  private TemplateTree(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * @param values the coalesced values of the whole release
   */
  static TemplateTree of(ChartNode root, Map<String, Object> values) {
    Map<String, Entry> byName = new LinkedHashMap<>();
    collect(root, values, byName);
    List<Entry> sorted = new ArrayList<>(byName.values());
    sorted.sort(ORDER);
    return new TemplateTree(sorted);
  }

  List<ScopedTemplate> templates() {
    return entries.stream().map(Entry::template).toList();
  }

  List<TemplateSource> sources() {
    return entries.stream()
        .map(entry -> new TemplateSource(entry.template().name(), entry.file().text()))
        .toList();
  }

  private static ChartScope collect(
      ChartNode node, Map<String, Object> values, Map<String, Entry> byName) {
    Map<String, ChartScope> subcharts = new LinkedHashMap<>();
    for (ChartNode sub : node.dependencies()) {
      Map<String, Object> subValues =
          Coalescer.table(values, sub.name()).orElseGet(LinkedHashMap::new);
      subcharts.put(sub.name(), collect(sub, subValues, byName));
    }
    ChartScope scope =
        new ChartScope(node.metadata(), node.isRoot(), node.chart().files(), values, subcharts);
    String path = node.fullPath();
    boolean library = node.chart().metadata().type().equalsIgnoreCase("library");
    for (ChartFile file : node.templates()) {
      if (!library || TemplateSource.isPartial(file.name())) {
        String name = path + "/" + file.name();
        byName.put(name, new Entry(new ScopedTemplate(name, path + "/templates", scope), file));
      }
    }
    return scope;
  }

  private static int depth(String name) {
    int slashes = 0;
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '/') {
        slashes++;
      }
    }
    return slashes;
  }
}
