package dev.wheelhouse.render.values;

import dev.wheelhouse.charts.ChartDependency;
import java.util.List;

/** An entry of {@code dependencies:} in Chart.yaml while it is processed. */
final class DeclaredDependency {
  private final ChartDependency origin;
  private String name;
  private boolean enabled;
  private List<?> importValues;
  private boolean imported;

  DeclaredDependency(ChartDependency origin) {
    this.origin = origin;
    this.name = origin.name();
    this.enabled = origin.enabled();
    this.importValues = origin.importValues();
  }

  /** The chart's name, from {@link #takeAlias} on the alias. */
  String name() {
    return name;
  }

  String version() {
    return origin.version();
  }

  String alias() {
    return origin.alias();
  }

  String condition() {
    return origin.condition();
  }

  List<String> tags() {
    return origin.tags();
  }

  void takeAlias() {
    name = origin.alias();
  }

  boolean enabled() {
    return enabled;
  }

  void enable(boolean on) {
    enabled = on;
  }

  /**
   * What is still to be imported. Helm replaces the entries while it imports and no longer knows
   * them when it meets the same declaration again under a second alias.
   */
  List<?> pendingImports() {
    return imported ? List.of() : importValues;
  }

  void importedAs(List<?> imports) {
    imported = true;
    importValues = imports;
  }

  ChartDependency toDependency() {
    return origin.withName(name).withEnabled(enabled).withImportValues(importValues);
  }
}
