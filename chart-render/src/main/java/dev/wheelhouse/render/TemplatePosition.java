package dev.wheelhouse.render;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a template.
 *
 * @param template for example {@code app/templates/service.yaml}
 * @param line from 1 on
 * @param column Go's column, from 0 on; -1 when Go names none
 */
public record TemplatePosition(String template, int line, int column) {
  private static final Pattern POSITION =
      Pattern.compile(
          "^(?:template: |(?:parse|execution) error at \\()([^:()]+):(\\d+)(?::(\\d+))?");

  /** The place that starts an error text of a template, if it has one. */
  static Optional<TemplatePosition> find(String message) {
    Matcher matcher = POSITION.matcher(message);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String column = matcher.group(3);
    return Optional.of(
        new TemplatePosition(
            matcher.group(1),
            Integer.parseInt(matcher.group(2)),
            column == null ? -1 : Integer.parseInt(column)));
  }
}
