package dev.wheelhouse.render.values;

/** The line ended inside a list index, which Helm takes as the silent end of the line. */
final class EndOfSetException extends RuntimeException {
  EndOfSetException() {
    super("EOF", null, false, false);
  }
}
