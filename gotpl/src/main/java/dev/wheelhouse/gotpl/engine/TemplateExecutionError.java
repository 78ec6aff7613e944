package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.value.GoError;

/**
 * An execution that failed. The message is Go's: {@code template: FILE:LINE:COLUMN: executing
 * "NAME" at <CONTEXT>: REASON}; an error inside {@code include} holds the inner message in its
 * reason.
 */
public final class TemplateExecutionError extends GoError {
  private static final long serialVersionUID = 1L;

  private final String templateName;
  private final int line;

  TemplateExecutionError(String templateName, int line, String message, Throwable cause) {
    super(message, cause);
    this.templateName = templateName;
    this.line = line;
  }

  /** The outermost template that failed. */
  public String templateName() {
    return templateName;
  }

  /** The line of the failing action in its file, from 1; 0 if the failure has no place. */
  public int line() {
    return line;
  }
}
