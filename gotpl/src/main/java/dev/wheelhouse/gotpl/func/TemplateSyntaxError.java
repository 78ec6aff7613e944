package dev.wheelhouse.gotpl.func;

import dev.wheelhouse.gotpl.value.GoError;

/** A template that does not parse; the message is Go's, {@code template: NAME:LINE: REASON}. */
public final class TemplateSyntaxError extends GoError {
  private static final long serialVersionUID = 1L;

  public TemplateSyntaxError(String message) {
    super(message);
  }
}
