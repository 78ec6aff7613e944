package dev.wheelhouse.gotpl.value;

/**
 * What a Go function reports by returning a non-nil error (or by panicking): the message that a
 * template error then quotes as {@code error calling NAME: MESSAGE}. Carries no stack trace,
 * because it tells of the template's data and not of the program.
 */
public class GoError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GoError(String message) {
    this(message, null);
  }

  public GoError(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
