package dev.wheelhouse.ops.follow;

import java.time.Duration;
import java.util.Locale;

/**
 * One line of a deployment's story.
 *
 * @param elapsed since the request was accepted
 * @param tone how it is meant
 * @param indent how deep it lies: 0 for steps, 1 for weight groups, 2 for hooks
 * @param text what happened
 * @param passing true when a terminal that is redrawn shows it only until the next one comes
 */
public record Line(Duration elapsed, Tone tone, int indent, String text, boolean passing) {
  private static final String RESET = "\u001b[0m";

  /** How a line is meant; terminals show it as a colour. */
  public enum Tone {
    STARTED("\u001b[36m"),
    DONE("\u001b[32m"),
    PROGRESS("\u001b[34m"),
    WARNING("\u001b[33m"),
    FAILED("\u001b[31m"),
    PLAIN("");

    private final String colour;

    Tone(String colour) {
      this.colour = colour;
    }
  }

  /** The line for a log: no colours. */
  public String plain() {
    return time() + "  " + "  ".repeat(indent) + text;
  }

  /** The line for a terminal. */
  public String coloured() {
    return "\u001b[2m"
        + time()
        + RESET
        + "  "
        + "  ".repeat(indent)
        + tone.colour
        + text
        + (tone.colour.isEmpty() ? "" : RESET);
  }

  private String time() {
    return String.format(Locale.ROOT, "%7s", Words.duration(elapsed));
  }
}
