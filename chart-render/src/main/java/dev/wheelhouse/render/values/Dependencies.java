package dev.wheelhouse.render.values;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.semver.Constraints;
import dev.wheelhouse.gotpl.semver.SemverException;
import dev.wheelhouse.gotpl.semver.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What Helm does to a chart's subcharts before rendering ({@code pkg/chartutil/dependencies.go}):
 * gives aliased ones their names, drops those that conditions or tags switch off, and lifts {@code
 * import-values} into the parents' defaults.
 */
public final class Dependencies {
  private final Consumer<String> warnings;

  private Dependencies(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * Helm's {@code ProcessDependenciesWithMerge}; changes the tree.
   *
   * @param values the user's values; not changed
   * @param warnings takes what Helm logs
   */
  public static void process(
      ChartNode chart, Map<String, Object> values, Consumer<String> warnings) {
    Dependencies dependencies = new Dependencies(warnings);
    dependencies.selectEnabled(chart, values, "");
    dependencies.importValues(chart);
  }

  /** Helm's {@code IsCompatibleRange}: false also for a malformed constraint or version. */
  public static boolean isCompatible(String constraint, String version) {
    try {
      Version parsed = Version.parse(version);
      return Constraints.parse(constraint).check(parsed);
    } catch (SemverException malformed) {
      return false;
    }
  }

  private void selectEnabled(ChartNode chart, Map<String, Object> values, String path) {
    if (chart.declared().isEmpty()) {
      return;
    }
    chart.setDependencies(named(chart));
    chart.declared().forEach(dependency -> dependency.enable(true));
    Map<String, Object> coalesced = Coalescer.coalescedView(chart, values, warnings);
    new Switches(coalesced, path, warnings).apply(chart.declared());
    Set<String> off =
        chart.declared().stream()
            .filter(dependency -> !dependency.enabled())
            .map(DeclaredDependency::name)
            .collect(Collectors.toSet());
    List<ChartNode> kept =
        chart.dependencies().stream().filter(sub -> !off.contains(sub.name())).toList();
    List<DeclaredDependency> keptDeclared =
        chart.declared().stream()
            .filter(dependency -> !off.contains(dependency.name()))
            .collect(Collectors.toCollection(ArrayList::new));
    kept.forEach(sub -> selectEnabled(sub, coalesced, path + sub.name() + "."));
    chart.setDeclared(keptDeclared);
    chart.setDependencies(kept);
  }

  /** The subcharts nobody declares, then the declared ones under their aliases. */
  private static List<ChartNode> named(ChartNode chart) {
    List<ChartNode> named = new ArrayList<>();
    for (ChartNode sub : chart.dependencies()) {
      if (chart.declared().stream().noneMatch(dependency -> matches(dependency, sub))) {
        named.add(sub);
      }
    }
    for (DeclaredDependency dependency : chart.declared()) {
      chart.dependencies().stream()
          .filter(sub -> matches(dependency, sub))
          .findFirst()
          .ifPresent(
              sub ->
                  named.add(
                      sub.copyNamed(
                          dependency.alias().isEmpty() ? sub.name() : dependency.alias())));
      if (!dependency.alias().isEmpty()) {
        dependency.takeAlias();
      }
    }
    return named;
  }

  private static boolean matches(DeclaredDependency dependency, ChartNode sub) {
    return sub.name().equals(dependency.name())
        && isCompatible(dependency.version(), sub.chart().metadata().version());
  }

  private void importValues(ChartNode chart) {
    chart.dependencies().forEach(this::importValues);
    if (chart.declared().isEmpty()) {
      return;
    }
    boolean imports =
        chart.declared().stream().anyMatch(dependency -> !dependency.pendingImports().isEmpty());
    Map<String, Object> defaults = Coalescer.mergeDefaults(chart, !imports, warnings);
    if (imports) {
      Map<String, Object> imported = new Imports(defaults, warnings).collect(chart.declared());
      // A copy: what was imported can be part of the defaults themselves.
      defaults = ValueTrees.copy(defaults);
      Coalescer.mergeTables(defaults, imported, warnings);
    }
    chart.setValues(defaults);
  }

  /** Tags and conditions, which switch dependencies on and off. */
  private record Switches(Map<String, Object> values, String path, Consumer<String> warnings) {
    void apply(List<DeclaredDependency> declared) {
      if (values.get("tags") instanceof Map<?, ?> tags) {
        declared.forEach(dependency -> applyTags(dependency, ValueTrees.table(tags)));
      }
      declared.forEach(this::applyConditions);
    }

    private void applyTags(DeclaredDependency dependency, Map<String, Object> tags) {
      boolean someTrue = false;
      boolean someFalse = false;
      for (String tag : dependency.tags()) {
        if (!tags.containsKey(tag)) {
          continue;
        }
        Object value = tags.get(tag);
        if (value instanceof Boolean on) {
          someTrue |= on;
          someFalse |= !on;
        } else {
          warnings.accept(
              "Warning: Tag '"
                  + tag
                  + "' for chart "
                  + dependency.name()
                  + " returned non-bool value");
        }
      }
      dependency.enable(someTrue || !someFalse);
    }

    private void applyConditions(DeclaredDependency dependency) {
      for (String condition : dependency.condition().trim().split(",", -1)) {
        if (condition.isEmpty()) {
          continue;
        }
        Object value = ValuePaths.scalar(values, path + condition);
        if (value instanceof Boolean on) {
          dependency.enable(on);
          return;
        }
        if (!Objects.equals(value, ValuePaths.ABSENT)) {
          warnings.accept(
              "Warning: Condition path '"
                  + condition
                  + "' for chart "
                  + dependency.name()
                  + " returned non-bool value");
        }
      }
    }
  }

  /** What {@code import-values} lifts out of subcharts. */
  private record Imports(Map<String, Object> defaults, Consumer<String> warnings) {
    Map<String, Object> collect(List<DeclaredDependency> declared) {
      Map<String, Object> all = new LinkedHashMap<>();
      for (DeclaredDependency dependency : declared) {
        List<Object> seen = new ArrayList<>();
        for (Object entry : dependency.pendingImports()) {
          if (entry instanceof Map<?, ?> pair) {
            String child = GoFormat.sprintf("%v", pair.get("child"));
            String parent = GoFormat.sprintf("%v", pair.get("parent"));
            seen.add(Map.of("child", child, "parent", parent));
            add(all, dependency.name() + "." + child, parent, " from chart " + dependency.name());
          } else if (entry instanceof String export) {
            seen.add(Map.of("child", "exports." + export, "parent", "."));
            add(all, dependency.name() + ".exports." + export, ".", "");
          }
        }
        dependency.importedAs(seen);
      }
      return all;
    }

    private void add(Map<String, Object> all, String path, String parent, String from) {
      Object found = ValuePaths.table(defaults, path);
      if (found instanceof String missing) {
        warnings.accept(
            "Warning: ImportValues missing table"
                + from
                + ": "
                + GoQuote.quote(missing)
                + " is not a table");
        return;
      }
      Map<String, Object> table = ValueTrees.table(found);
      Coalescer.mergeTables(
          all, parent.equals(".") ? table : ValuePaths.nest(parent, table), warnings);
    }
  }
}
