package dev.wheelhouse.render.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A schema with an identity of its own inside a document. Changed only while it is collected. */
final class Resource {
  private final String pointer;
  private final String id;
  private final Map<String, String> anchors = new HashMap<>();
  private final List<String> dynamicAnchors = new ArrayList<>();
  private Dialect dialect;

  Resource(String pointer, String id, Dialect dialect) {
    this.pointer = pointer;
    this.id = id;
    this.dialect = dialect;
  }

  String pointer() {
    return pointer;
  }

  String id() {
    return id;
  }

  Dialect dialect() {
    return dialect;
  }

  void setDialect(Dialect newDialect) {
    dialect = newDialect;
  }

  /** Pointers by anchor. */
  Map<String, String> anchors() {
    return anchors;
  }

  List<String> dynamicAnchors() {
    return dynamicAnchors;
  }
}
