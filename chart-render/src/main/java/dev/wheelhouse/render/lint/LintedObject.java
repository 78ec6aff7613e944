package dev.wheelhouse.render.lint;

import dev.wheelhouse.yaml.GoJson;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What lint reads of an object ({@code rules.K8sYamlStruct}).
 *
 * @param apiVersion "" when absent, as the others
 */
record LintedObject(String apiVersion, String kind, String name) {
  /**
   * Reads a document; empty for one without content.
   *
   * @throws YamlException with Go's text when it is no object of the right types
   */
  static Optional<LintedObject> read(String document) {
    Object tree = GoYaml.parseExact(document);
    if (tree == null) {
      return Optional.empty();
    }
    if (!(tree instanceof Map<?, ?> object)) {
      throw mismatch(tree, "Go value of type rules.K8sYamlStruct");
    }
    Map<?, ?> metadata = Map.of();
    if (field(object, "metadata") instanceof Map<?, ?> map) {
      metadata = map;
    } else if (field(object, "metadata") != null) {
      throw mismatch(
          field(object, "metadata"),
          "Go struct field K8sYamlStruct.Metadata of type rules.k8sYamlMetadata");
    }
    text(metadata, "namespace", "k8sYamlMetadata.Metadata.Namespace");
    return Optional.of(
        new LintedObject(
            text(object, "apiVersion", "K8sYamlStruct.apiVersion"),
            text(object, "kind", "K8sYamlStruct.Kind"),
            text(metadata, "name", "k8sYamlMetadata.Metadata.Name")));
  }

  /** The last in byte order of keys that differ in case only, as Go's JSON takes it. */
  private static Object field(Map<?, ?> object, String name) {
    Object found = null;
    for (Map.Entry<?, ?> entry : new TreeMap<>(object).entrySet()) {
      if (((String) entry.getKey()).equalsIgnoreCase(name) && entry.getValue() != null) {
        found = entry.getValue();
      }
    }
    return found;
  }

  private static String text(Map<?, ?> object, String name, String field) {
    Object value = field(object, name);
    if (value instanceof Map<?, ?> || value instanceof List<?>) {
      throw mismatch(value, "Go struct field " + field + " of type string");
    }
    return value == null
        ? ""
        : value instanceof Double number ? GoJson.number(number) : value.toString();
  }

  private static YamlException mismatch(Object value, String target) {
    return new YamlException(
        "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
            + GoYaml.jsonType(value)
            + " into "
            + target);
  }
}
