package dev.wheelhouse.render.values;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A chart while its dependencies are processed: the changeable counterpart of {@link Chart}.
 *
 * <p>Helm renames, drops and copies subcharts in place, and its copies share their own subcharts
 * and declared dependencies; where a shared part is changed twice, that shows in the output. This
 * class therefore shares exactly what Helm's {@code chart.Chart} shares. One tree belongs to one
 * render and one thread.
 */
public final class ChartNode {
  private final Chart chart;
  private String name;
  private List<DeclaredDependency> declared;
  private List<ChartNode> dependencies;
  private ChartNode parent;
  private Map<String, Object> values;

  private ChartNode(Chart chart) {
    this.chart = chart;
    this.name = chart.name();
    this.declared =
        chart.metadata().dependencies().stream()
            .map(DeclaredDependency::new)
            .collect(Collectors.toCollection(ArrayList::new));
    this.dependencies = new ArrayList<>();
    this.values = chart.valuesView();
  }

  private ChartNode(ChartNode original, String name) {
    this.chart = original.chart;
    this.name = name;
    this.declared = original.declared;
    this.dependencies = original.dependencies;
    this.parent = original.parent;
    this.values = original.values;
  }

  /** The tree of a chart and its subcharts, before anything is processed. */
  public static ChartNode of(Chart chart) {
    ChartNode node = new ChartNode(chart);
    List<ChartNode> children = new ArrayList<>();
    chart.dependencies().forEach(sub -> children.add(of(sub)));
    node.setDependencies(children);
    return node;
  }

  /** A copy under another name that shares all else. */
  ChartNode copyNamed(String newName) {
    return new ChartNode(this, newName);
  }

  /** Name of the chart, or the alias it was given. */
  public String name() {
    return name;
  }

  /** The chart as it was loaded; name and dependencies may differ by now. */
  public Chart chart() {
    return chart;
  }

  /** Default values, imported ones included; not to be changed. */
  public Map<String, Object> values() {
    return values;
  }

  void setValues(Map<String, Object> newValues) {
    values = newValues;
  }

  /** The subcharts that take part. */
  public List<ChartNode> dependencies() {
    return dependencies;
  }

  void setDependencies(List<ChartNode> nodes) {
    dependencies = new ArrayList<>(nodes);
    dependencies.forEach(node -> node.parent = this);
  }

  List<DeclaredDependency> declared() {
    return declared;
  }

  void setDeclared(List<DeclaredDependency> newDeclared) {
    declared = newDeclared;
  }

  /** Whether this is the chart that is rendered. */
  public boolean isRoot() {
    return parent == null;
  }

  /** For example {@code app/charts/db}. */
  public String fullPath() {
    return isRoot() ? name : parent.fullPath() + "/charts/" + name;
  }

  /** What templates see as {@code .Chart}: with alias and processed dependencies. */
  public ChartMetadata metadata() {
    List<ChartDependency> processed =
        declared.stream().map(DeclaredDependency::toDependency).toList();
    return chart.metadata().withName(name).withDependencies(processed);
  }

  /**
   * The chart as it has become: with the subcharts that take part, and imported values among its
   * defaults.
   */
  public Chart processed() {
    Chart.Builder builder =
        chart.toBuilder()
            .metadata(metadata())
            .dependencies(dependencies.stream().map(ChartNode::processed).toList());
    if (values != chart.valuesView()) {
      builder.values(values);
    }
    return builder.build();
  }

  /** The files under {@code templates/}. */
  public List<ChartFile> templates() {
    return chart.templates();
  }
}
