package dev.wheelhouse.render.manifest;

import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.yaml.GoJson;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Helm reads of every document ({@code releaseutil.SimpleHead}): keys are matched without
 * regard to case, as Go's JSON does, and scalars are turned into texts, as sigs.k8s.io/yaml does.
 *
 * @param apiVersion "" when absent
 * @param kind "" when absent
 * @param name {@code metadata.name}, "" when absent
 * @param namespace {@code metadata.namespace} where it is a text
 * @param annotations {@code metadata.annotations}
 */
record ManifestHead(
    String apiVersion,
    String kind,
    String name,
    Optional<String> namespace,
    Map<String, String> annotations) {
  /** Copies the map: a head is shared between renders. */
  ManifestHead {
    annotations = Map.copyOf(annotations);
  }

  private static final String METADATA_TYPE =
      "struct { Name string \"json:\\\"name\\\"\";"
          + " Annotations map[string]string \"json:\\\"annotations\\\"\" }";

  /**
   * @throws RenderException with Helm's text when the document is no map of the right types
   */
  static ManifestHead read(String path, String document) {
    try {
      return of(GoYaml.parseExact(document));
    } catch (YamlException malformed) {
      throw new RenderException(
          RenderErrorCode.MANIFEST_MALFORMED,
          "YAML parse error on " + path + ": " + malformed.getMessage());
    }
  }

  private static ManifestHead of(Object document) {
    if (document == null) {
      return new ManifestHead("", "", "", Optional.empty(), Map.of());
    }
    if (!(document instanceof Map<?, ?> map)) {
      throw mismatch(document, "Go value of type releaseutil.SimpleHead");
    }
    String apiVersion = "";
    String kind = "";
    Metadata metadata = new Metadata();
    for (Map.Entry<?, ?> entry : sorted(map).entrySet()) {
      String key = (String) entry.getKey();
      Object value = entry.getValue();
      if (key.equalsIgnoreCase("apiVersion")) {
        apiVersion = text(value, apiVersion, "SimpleHead.apiVersion");
      } else if (key.equalsIgnoreCase("kind")) {
        kind = text(value, kind, "SimpleHead.kind");
      } else if (key.equalsIgnoreCase("metadata")) {
        metadata.read(value);
      }
    }
    return new ManifestHead(
        apiVersion, kind, metadata.name, metadata.namespace, metadata.annotations);
  }

  private static final class Metadata {
    private String name = "";
    private Optional<String> namespace = Optional.empty();
    private Map<String, String> annotations = new LinkedHashMap<>();

    void read(Object value) {
      if (value == null) {
        name = "";
        annotations = new LinkedHashMap<>();
        return;
      }
      if (!(value instanceof Map<?, ?> map)) {
        throw mismatch(value, "Go struct field SimpleHead.metadata of type " + METADATA_TYPE);
      }
      for (Map.Entry<?, ?> entry : sorted(map).entrySet()) {
        String key = (String) entry.getKey();
        if (key.equalsIgnoreCase("name")) {
          name = text(entry.getValue(), name, ".metadata.name");
        } else if (key.equalsIgnoreCase("annotations")) {
          readAnnotations(entry.getValue());
        } else if (key.equals("namespace") && entry.getValue() instanceof String text) {
          namespace = Optional.of(text);
        }
      }
    }

    private void readAnnotations(Object value) {
      if (value == null) {
        annotations = new LinkedHashMap<>();
        return;
      }
      if (!(value instanceof Map<?, ?> map)) {
        throw mismatch(value, "Go struct field .metadata.annotations of type map[string]string");
      }
      map.forEach(
          (key, item) -> annotations.put((String) key, text(item, "", ".metadata.annotations")));
    }
  }

  /** In the order in which Go's JSON has the keys: by byte. */
  private static Map<?, ?> sorted(Map<?, ?> map) {
    return new TreeMap<>(map);
  }

  /** A scalar as text; a null leaves what was there. */
  private static String text(Object value, String before, String field) {
    if (value == null) {
      return before;
    }
    if (value instanceof Map<?, ?> || value instanceof List<?>) {
      throw mismatch(value, "Go struct field " + field + " of type string");
    }
    return value instanceof Double number ? GoJson.number(number) : value.toString();
  }

  private static YamlException mismatch(Object value, String target) {
    return new YamlException(
        "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
            + GoYaml.jsonType(value)
            + " into "
            + target);
  }
}
