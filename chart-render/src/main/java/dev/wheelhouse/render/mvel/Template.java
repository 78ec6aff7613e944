package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.engine.TemplateSource;

/**
 * A parsed template. Immutable.
 *
 * @param source the author's text, for the places in messages
 * @param main the generated template
 * @param slots how many loop variables it has
 */
record Template(Source source, Block main, int slots) {
  /** Parses and emits. */
  static Template of(TemplateSource given) {
    Source source = new Source(given.name(), given.text());
    TemplateParser.Parsed parsed =
        TemplateParser.parse(source, TemplateSource.isPartial(given.name()));
    return new Template(source, Emitter.emit(parsed.segments()), parsed.slots());
  }

  String name() {
    return source.name();
  }
}
