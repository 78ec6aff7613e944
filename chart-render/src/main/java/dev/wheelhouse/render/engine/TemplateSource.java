package dev.wheelhouse.render.engine;

import java.util.Objects;

/**
 * A template as text.
 *
 * @param name for example {@code app/charts/db/templates/service.yaml}
 * @param text its text
 */
public record TemplateSource(String name, String text) {
  /** Refuses nulls. */
  public TemplateSource {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
  }

  /** Whether it only holds definitions for others: its file name starts with an underscore. */
  public static boolean isPartial(String name) {
    return name.startsWith("_", name.lastIndexOf('/') + 1);
  }
}
