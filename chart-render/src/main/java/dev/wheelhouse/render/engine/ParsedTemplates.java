package dev.wheelhouse.render.engine;

import java.util.Map;

/** The parsed templates of a release. Immutable and safe to share between threads. */
public interface ParsedTemplates {
  /**
   * Renders one release.
   *
   * @param job what to render and what the templates see; used by this call alone
   * @return rendered text by template name, in the order of {@link RenderJob#templates()}
   * @throws dev.wheelhouse.render.RenderException when a template fails, with Helm's text
   */
  Map<String, String> render(RenderJob job);
}
