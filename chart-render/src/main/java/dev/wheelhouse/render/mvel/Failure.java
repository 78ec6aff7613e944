package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.RenderErrorCode;

/**
 * Why an expression gave no value. It knows where in its own template; the {@link Frame} that
 * evaluates adds which template that is. Its text names types and names, never values, which may be
 * secret.
 */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int UNPLACED = -1;

  private final RenderErrorCode code;
  private final int offset;

  private Failure(RenderErrorCode code, int offset, String message) {
    super(message, null, false, false);
    this.code = code;
    this.offset = offset;
  }

  /** The expression at an offset of its template failed. */
  static Failure at(int offset, String message) {
    return new Failure(RenderErrorCode.TEMPLATE_FAILED, offset, message);
  }

  /** The template itself said no. */
  static Failure refused(int offset, String message) {
    return new Failure(RenderErrorCode.TEMPLATE_REFUSED, offset, message);
  }

  /** The render must end, wherever it is. */
  static Failure stopped(RenderErrorCode code, String message) {
    return new Failure(code, UNPLACED, message);
  }

  RenderErrorCode code() {
    return code;
  }

  /** Where it failed, or {@code otherwise} when only the caller knows. */
  int offset(int otherwise) {
    return offset == UNPLACED ? otherwise : offset;
  }
}
