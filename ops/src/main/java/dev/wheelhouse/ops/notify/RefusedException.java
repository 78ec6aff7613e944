package dev.wheelhouse.ops.notify;

/** The target will not take it, however often it is tried. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
