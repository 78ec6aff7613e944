package dev.wheelhouse.render.engine;

import java.util.List;

/** A template language. Implementations are stateless and safe to share between threads. */
public interface TemplateEngine {
  /** The name that {@code engine:} of Chart.yaml chooses it by. */
  String name();

  /**
   * Parses all templates of a release together.
   *
   * @param sources in Helm's order of parsing: a definition of a later template replaces one of the
   *     same name in an earlier
   * @return immutable and safe to share between threads; it is cached by the chart's digest
   * @throws dev.wheelhouse.render.RenderException when a template is malformed
   */
  ParsedTemplates parse(List<TemplateSource> sources);
}
