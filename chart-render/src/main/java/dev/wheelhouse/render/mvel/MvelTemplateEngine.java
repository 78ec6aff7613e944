package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.engine.ParsedTemplates;
import dev.wheelhouse.render.engine.TemplateEngine;
import dev.wheelhouse.render.engine.TemplateSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Templates in the notation of MVEL, {@code engine: mvel}. The language is described in
 * docs/mvel-templates.md; it reaches the chart's data and nothing else.
 */
public final class MvelTemplateEngine implements TemplateEngine {
  /** What {@code engine:} of Chart.yaml says. */
  public static final String NAME = "mvel";

  /** The engine; one can serve a whole program. */
  public MvelTemplateEngine() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ParsedTemplates parse(List<TemplateSource> sources) {
    Map<String, Template> templates = new LinkedHashMap<>();
    sources.forEach(source -> templates.put(source.name(), Template.of(source)));
    return new MvelParsedTemplates(templates);
  }
}
