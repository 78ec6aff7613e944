package dev.wheelhouse.render.schema;

/** A schema that cannot be used; the text is the Go library's where it has one. */
final class SchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaException(String message) {
    super(message, null, false, false);
  }
}
