package dev.wheelhouse.ops.jsonpath;

/**
 * A template that cannot be read, or that does not fit the data; the message is Kubernetes' own.
 */
public final class JsonPathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonPathException(String message) {
    super(message);
  }
}
