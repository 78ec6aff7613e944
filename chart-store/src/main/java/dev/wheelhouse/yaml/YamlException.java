package dev.wheelhouse.yaml;

/**
 * YAML or JSON that cannot be read or written.
 *
 * <p>The message is the text that Go's {@code sigs.k8s.io/yaml} or {@code encoding/json} gives for
 * the same input, so that it can be shown where Helm would show its own.
 */
public final class YamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with Go's text. */
  public YamlException(String message) {
    super(message);
  }

  /** An error with Go's text and what led to it. */
  public YamlException(String message, Throwable cause) {
    super(message, cause);
  }
}
