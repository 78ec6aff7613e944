package dev.wheelhouse.ops.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value of a YAML file that knows where it stands, so that every complaint names line and place.
 * Complaints never quote values, which may be secrets put where they do not belong.
 */
final class ConfigNode {
  private final Path file;
  private final String place;
  private final int line;
  private final Node node;

  private ConfigNode(Path file, String place, int line, Node node) {
    this.file = file;
    this.place = place;
    this.line = line;
    this.node = node;
  }

  /**
   * The root of a file.
   *
   * @throws IllegalArgumentException when it cannot be read or is no YAML
   */
  static ConfigNode read(Path file) {
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().build()).composeString(Files.readString(file));
      return new ConfigNode(file, "", 1, root.orElse(null));
    } catch (IOException | YamlEngineException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The value of a key that must be there. */
  ConfigNode get(String key) {
    return find(key).orElseThrow(() -> wrong("a mapping with " + key, "none"));
  }

  /** The value of a key, where there is one. */
  Optional<ConfigNode> find(String key) {
    return Optional.ofNullable(entries().get(key));
  }

  /** All keys and their values. */
  Map<String, ConfigNode> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("a mapping", kind());
    }
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key =
          tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "a key of its own";
      int at = tuple.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(line);
      String where = place.isEmpty() ? key : place + "." + key;
      if (entries.put(key, new ConfigNode(file, where, at, tuple.getValueNode())) != null) {
        throw new ConfigNode(file, place, at, node).wrong("each key once", key + " twice");
      }
    }
    return entries;
  }

  /** Refuses all keys but these. */
  void only(String... known) {
    entries()
        .forEach(
            (key, value) -> {
              if (!List.of(known).contains(key)) {
                throw new ConfigNode(file, place, value.line, node)
                    .wrong("only " + String.join(", ", known), "the key " + key);
              }
            });
  }

  /** The items of a list. */
  List<ConfigNode> items() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("a list", kind());
    }
    List<ConfigNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      int at = item.getStartMark().map(mark -> mark.getLine() + 1).orElse(line);
      items.add(new ConfigNode(file, place + "[" + items.size() + "]", at, item));
    }
    return items;
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  /** A text that is not empty. */
  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw wrong("a text", kind());
  }

  /** A whole number. */
  int number(int least, int most) {
    String text = text();
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong("a whole number from " + least + " to " + most, "another text");
  }

  private String kind() {
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    return node instanceof ScalarNode scalar && !scalar.getValue().isBlank() ? "a text" : "nothing";
  }

  Path file() {
    return file;
  }

  String place() {
    return place;
  }

  /** That something else was expected here. */
  IllegalArgumentException wrong(String expected, String found) {
    return problem("expected " + expected + ", found " + found);
  }

  /** What is wrong here. */
  IllegalArgumentException problem(String text) {
    return new IllegalArgumentException(
        file + ":" + line + (place.isEmpty() ? "" : " at " + place) + ": " + text);
  }
}
