package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.engine.TemplateSource;
import java.util.Set;

/**
 * A parsed template. Immutable.
 *
 * @param source the author's text, for the places in messages
 * @param main the generated template
 * @param slots how many loop variables it has
 */
record Template(Source source, Block main, int slots) {
  /** Parses and emits a template of a chart. */
  static Template of(TemplateSource given) {
    return of(
        new Source(given.name(), given.text()),
        Names.ofChart(TemplateSource.isPartial(given.name())));
  }

  /**
   * Parses and emits.
   *
   * @param globals the names it knows everywhere
   */
  static Template of(Source source, Set<String> globals) {
    TemplateParser.Parsed parsed = TemplateParser.parse(source, globals);
    return new Template(source, Emitter.emit(parsed.segments()), parsed.slots());
  }

  String name() {
    return source.name();
  }
}
