package dev.wheelhouse.render.engine;

import dev.wheelhouse.render.Capabilities;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.RenderOptions;
import java.util.List;
import java.util.Objects;

/**
 * One render of a release's templates.
 *
 * @param templates the templates to render, in order; partials are not among them
 * @param release what {@code .Release} gives
 * @param capabilities what {@code .Capabilities} gives
 * @param options lookup, budget and lint mode
 */
public record RenderJob(
    List<ScopedTemplate> templates,
    ReleaseInfo release,
    Capabilities capabilities,
    RenderOptions options) {
  /** Copies the list. */
  public RenderJob {
    templates = List.copyOf(templates);
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(capabilities, "capabilities");
    Objects.requireNonNull(options, "options");
  }
}
