package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.value.GoError;
import java.util.Optional;

/** How Helm carries the message of {@code fail} and {@code required} through Go's error texts. */
final class Refusal {
  private static final String START = "HELM_ERR_START";
  private static final String END = "HELM_ERR_END";

  private Refusal() {}

  static GoError error(String message) {
    return new GoError(START + message + END);
  }

  /** The message inside an error text, if there is one: from the first start to the last end. */
  static Optional<String> message(String text) {
    int start = text.indexOf(START);
    int end = text.lastIndexOf(END);
    return start < 0 || end < start + START.length()
        ? Optional.empty()
        : Optional.of(text.substring(start + START.length(), end));
  }
}
