package dev.wheelhouse.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wheelhouse.yaml.GoYaml;

/** Forms of what a command prints. */
enum OutputFormat {
  TABLE,
  JSON,
  YAML;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * A tree of Map, List and scalars as a document with a line feed at its end.
   *
   * @throws IllegalStateException for a table, which is no form of a document
   */
  String document(Object tree) {
    return switch (this) {
      case TABLE -> throw new IllegalStateException("a table is not written as a document");
      case JSON -> json(tree) + "\n";
      case YAML -> GoYaml.marshal(tree);
    };
  }

  /** The tree as JSON on one line. */
  static String json(Object tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of maps, lists and scalars is always JSON", e);
    }
  }
}
