package dev.wheelhouse.charts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code Chart.yaml} says: the fields of Helm's {@code chart.Metadata} and Helm 2's {@code
 * engine}.
 *
 * <p>An absent text is the empty string, as in Helm.
 *
 * @param name name of the chart
 * @param home URL of the project's page
 * @param sources URLs of the source code
 * @param version SemVer 2 version of the chart
 * @param description one sentence
 * @param keywords search words
 * @param maintainers people and organisations
 * @param icon URL of an image
 * @param apiVersion {@code v1} or {@code v2}
 * @param condition values path that enables the chart
 * @param tags tags that enable the chart
 * @param appVersion version of the application inside
 * @param deprecated whether the chart is deprecated
 * @param annotations free key-value pairs
 * @param kubeVersion SemVer constraint on the cluster's version
 * @param dependencies declared subcharts
 * @param type "", {@code application} or {@code library}
 * @param engine template engine, Helm 2's field; "" means {@code gotpl}
 */
public record ChartMetadata(
    String name,
    String home,
    List<String> sources,
    String version,
    String description,
    List<String> keywords,
    List<ChartMaintainer> maintainers,
    String icon,
    String apiVersion,
    String condition,
    String tags,
    String appVersion,
    boolean deprecated,
    Map<String, String> annotations,
    String kubeVersion,
    List<ChartDependency> dependencies,
    String type,
    String engine) {

  /** The {@code apiVersion} of Helm 2's charts. */
  public static final String API_V1 = "v1";

  /** The {@code apiVersion} of Helm 3's charts. */
  public static final String API_V2 = "v2";

  /** Copies the collections, so that the record is immutable. */
  public ChartMetadata {
    for (String text :
        new String[] {
          name,
          home,
          version,
          description,
          icon,
          apiVersion,
          condition,
          tags,
          appVersion,
          kubeVersion,
          type,
          engine
        }) {
      Objects.requireNonNull(text, "an absent text of the metadata is the empty string");
    }
    sources = List.copyOf(sources);
    keywords = List.copyOf(keywords);
    maintainers = List.copyOf(maintainers);
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    dependencies = List.copyOf(dependencies);
  }

  /** Metadata with the three required fields; the rest empty. */
  public static ChartMetadata of(String apiVersion, String name, String version) {
    return new ChartMetadata(
        name,
        "",
        List.of(),
        version,
        "",
        List.of(),
        List.of(),
        "",
        apiVersion,
        "",
        "",
        "",
        false,
        Map.of(),
        "",
        List.of(),
        "",
        "");
  }

  /**
   * The metadata in an entry of a repository's index; without an apiVersion it is v1.
   *
   * @param fields the entry's fields, numbers exact as {@code GoYaml.parseExact} gives them; those
   *     that are no metadata are left out
   * @throws ChartException with Helm's text if the metadata is invalid
   * @throws dev.wheelhouse.yaml.YamlException with Go's text if a field has the wrong type
   */
  public static ChartMetadata ofIndexEntry(Map<String, Object> fields) {
    MetadataDraft draft = new MetadataDraft();
    draft.apply(fields);
    draft.defaultApiVersion();
    return draft.validated(false);
  }

  /** Whether this is a library chart: it gives definitions and renders nothing itself. */
  public boolean isLibrary() {
    return type.equals("library");
  }

  /** The same metadata under another name, as an aliased dependency has. */
  public ChartMetadata withName(String newName) {
    return new ChartMetadata(
        newName,
        home,
        sources,
        version,
        description,
        keywords,
        maintainers,
        icon,
        apiVersion,
        condition,
        tags,
        appVersion,
        deprecated,
        annotations,
        kubeVersion,
        dependencies,
        type,
        engine);
  }

  /** The same metadata with other versions, as {@code helm package} can set. */
  public ChartMetadata withVersions(String newVersion, String newAppVersion) {
    return new ChartMetadata(
        name,
        home,
        sources,
        newVersion,
        description,
        keywords,
        maintainers,
        icon,
        apiVersion,
        condition,
        tags,
        newAppVersion,
        deprecated,
        annotations,
        kubeVersion,
        dependencies,
        type,
        engine);
  }

  /** The same metadata with other declared dependencies. */
  public ChartMetadata withDependencies(List<ChartDependency> newDependencies) {
    return new ChartMetadata(
        name,
        home,
        sources,
        version,
        description,
        keywords,
        maintainers,
        icon,
        apiVersion,
        condition,
        tags,
        appVersion,
        deprecated,
        annotations,
        kubeVersion,
        newDependencies,
        type,
        engine);
  }

  /** The fields by their names in {@code Chart.yaml}; empty ones left out as Helm's JSON does. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    putUnlessEmpty(map, "name", name);
    putUnlessEmpty(map, "home", home);
    putUnlessEmpty(map, "sources", sources);
    putUnlessEmpty(map, "version", version);
    putUnlessEmpty(map, "description", description);
    putUnlessEmpty(map, "keywords", keywords);
    putUnlessEmpty(map, "maintainers", maintainers.stream().map(ChartMaintainer::toMap).toList());
    putUnlessEmpty(map, "icon", icon);
    putUnlessEmpty(map, "apiVersion", apiVersion);
    putUnlessEmpty(map, "condition", condition);
    putUnlessEmpty(map, "tags", tags);
    putUnlessEmpty(map, "appVersion", appVersion);
    if (deprecated) {
      map.put("deprecated", true);
    }
    if (!annotations.isEmpty()) {
      map.put("annotations", new LinkedHashMap<>(annotations));
    }
    putUnlessEmpty(map, "kubeVersion", kubeVersion);
    putUnlessEmpty(map, "dependencies", dependencies.stream().map(ChartDependency::toMap).toList());
    putUnlessEmpty(map, "type", type);
    putUnlessEmpty(map, "engine", engine);
    return map;
  }

  static void putUnlessEmpty(Map<String, Object> map, String key, String text) {
    if (!text.isEmpty()) {
      map.put(key, text);
    }
  }

  static void putUnlessEmpty(Map<String, Object> map, String key, Collection<?> items) {
    if (!items.isEmpty()) {
      map.put(key, new ArrayList<>(items));
    }
  }
}
