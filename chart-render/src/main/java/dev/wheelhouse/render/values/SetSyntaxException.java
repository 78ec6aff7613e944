package dev.wheelhouse.render.values;

/** A {@code --set} line that Helm refuses; the message is Helm's own. */
public final class SetSyntaxException extends RuntimeException {
  /**
   * @param message Helm's text
   */
  public SetSyntaxException(String message) {
    super(message);
  }
}
