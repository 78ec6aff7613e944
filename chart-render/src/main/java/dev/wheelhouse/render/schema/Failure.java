package dev.wheelhouse.render.schema;

import java.util.List;

/**
 * Why a value does not fit a schema.
 *
 * @param location steps from the root of the values
 * @param kind what kind of node this is in the tree of causes
 * @param message one line, without the location
 * @param causes what lies behind it
 */
record Failure(List<String> location, Kind kind, String message, List<Failure> causes) {
  /** How a failure is shown. */
  enum Kind {
    /** By itself. */
    PLAIN,
    /** Several failures of one schema; at the top only its causes are shown. */
    GROUP,
    /** A schema referred to; with a single cause only that is shown. */
    REFERENCE
  }

  Failure {
    location = List.copyOf(location);
    causes = List.copyOf(causes);
  }

  static Failure of(List<String> location, String message) {
    return new Failure(location, Kind.PLAIN, message, List.of());
  }

  Failure withMessage(String newMessage, List<String> newLocation) {
    return new Failure(
        newLocation, Kind.PLAIN, newMessage, kind == Kind.GROUP ? causes : List.of(this));
  }

  /** The lines below the heading, each starting with a line break. */
  String display() {
    StringBuilder text = new StringBuilder();
    if (kind == Kind.GROUP) {
      causes.forEach(cause -> cause.display(text, 0));
    } else {
      display(text, 0);
    }
    return text.toString();
  }

  private void display(StringBuilder text, int depth) {
    int below = depth;
    if (kind != Kind.REFERENCE || causes.size() != 1) {
      StringBuilder pointer = new StringBuilder();
      location.forEach(step -> pointer.append('/').append(Urls.escape(step)));
      text.append('\n')
          .append("  ".repeat(depth))
          .append("- at ")
          .append(Texts.quote(pointer.toString()))
          .append(": ")
          .append(message);
      below++;
    }
    for (Failure cause : causes) {
      cause.display(text, below);
    }
  }
}
