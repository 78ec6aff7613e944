package dev.wheelhouse.gotpl.parse;

/** The text nests deeper than the caller's stack is meant for: parse it again on a big one. */
public final class DeepNestingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeepNestingException() {
    super("nested deeply", null, false, false);
  }
}
