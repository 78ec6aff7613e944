package dev.wheelhouse.ops.notify;

/**
 * A text that must not be seen.
 *
 * @param value the text
 */
record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
