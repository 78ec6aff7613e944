package dev.wheelhouse.charts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A dependency that a chart declares, as in Helm's {@code chart.Dependency}.
 *
 * <p>An absent text is the empty string, as in Helm.
 *
 * @param name name of the chart depended on
 * @param version version or version range
 * @param repository URL of the repository, {@code file://} path, {@code oci://} reference or alias
 * @param condition comma-separated values paths; the first that is a boolean decides
 * @param tags names looked up under {@code tags:} of the root values
 * @param enabled whether the dependency takes part; Helm computes it while processing values
 * @param importValues what is lifted into the parent's values: texts, or maps with {@code child}
 *     and {@code parent}
 * @param alias name under which the subchart is rendered
 */
public record ChartDependency(
    String name,
    String version,
    String repository,
    String condition,
    List<String> tags,
    boolean enabled,
    List<Object> importValues,
    String alias) {

  /** Copies the lists, so that the record is immutable. */
  public ChartDependency {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(repository, "repository");
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(alias, "alias");
    tags = List.copyOf(tags);
    importValues = Collections.unmodifiableList(new ArrayList<>(importValues));
  }

  /** A dependency with name, version and repository only. */
  public static ChartDependency of(String name, String version, String repository) {
    return new ChartDependency(name, version, repository, "", List.of(), false, List.of(), "");
  }

  /** The name under which the subchart is known to its parent: the alias, or else the name. */
  public String effectiveName() {
    return alias.isEmpty() ? name : alias;
  }

  /** The same dependency, switched on or off. */
  public ChartDependency withEnabled(boolean on) {
    return new ChartDependency(name, version, repository, condition, tags, on, importValues, alias);
  }

  /** The same dependency under another name. */
  public ChartDependency withName(String newName) {
    return new ChartDependency(
        newName, version, repository, condition, tags, enabled, importValues, alias);
  }

  /** The same dependency with other values to import. */
  public ChartDependency withImportValues(List<?> newImportValues) {
    return new ChartDependency(
        name, version, repository, condition, tags, enabled, List.copyOf(newImportValues), alias);
  }

  /** The fields by their names in {@code Chart.yaml}; empty ones left out as Helm's JSON does. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    ChartMetadata.putUnlessEmpty(map, "version", version);
    map.put("repository", repository);
    ChartMetadata.putUnlessEmpty(map, "condition", condition);
    ChartMetadata.putUnlessEmpty(map, "tags", tags);
    if (enabled) {
      map.put("enabled", true);
    }
    ChartMetadata.putUnlessEmpty(map, "import-values", importValues);
    ChartMetadata.putUnlessEmpty(map, "alias", alias);
    return map;
  }
}
