package dev.wheelhouse.events;

import java.util.Objects;

/**
 * An error as a value.
 *
 * @param code the kind of error; stable, for programs
 * @param message what was being done, what was expected, what was found; for people
 */
public record DeployError(ErrorCode code, String message) {
  public DeployError {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
  }

  /** What to do next. */
  public String hint() {
    return code.hint();
  }
}
