package dev.wheelhouse.render.engine;

import java.util.Objects;

/**
 * A template and what it sees.
 *
 * @param name {@code .Template.Name}
 * @param basePath {@code .Template.BasePath}
 * @param scope what its chart's templates share
 */
public record ScopedTemplate(String name, String basePath, ChartScope scope) {
  /** Refuses nulls. */
  public ScopedTemplate {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(basePath, "basePath");
    Objects.requireNonNull(scope, "scope");
  }
}
