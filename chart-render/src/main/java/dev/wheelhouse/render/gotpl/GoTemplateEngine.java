package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.engine.Templates;
import dev.wheelhouse.gotpl.func.TemplateSyntaxError;
import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.engine.ParsedTemplates;
import dev.wheelhouse.render.engine.TemplateEngine;
import dev.wheelhouse.render.engine.TemplateEngines;
import dev.wheelhouse.render.engine.TemplateSource;
import java.util.List;

/** Go templates with Helm's functions, {@code gotpl}: the engine of charts that name none. */
public final class GoTemplateEngine implements TemplateEngine {
  /** Name of the set of templates, which some of Go's errors quote. */
  static final String ROOT = "gotpl";

  /** The engine; one can serve a whole program. */
  public GoTemplateEngine() {}

  @Override
  public String name() {
    return TemplateEngines.DEFAULT;
  }

  @Override
  public ParsedTemplates parse(List<TemplateSource> sources) {
    Templates.Builder builder = Templates.named(ROOT, HelmFunctions.ALL).builder();
    for (TemplateSource source : sources) {
      try {
        builder.add(source.name(), source.text());
      } catch (TemplateSyntaxError malformed) {
        throw malformed(source.name(), malformed);
      }
    }
    return new GoParsedTemplates(builder.build());
  }

  /** Helm's {@code cleanupParseError}. */
  private static RenderException malformed(String file, TemplateSyntaxError error) {
    String[] parts = error.getMessage().split(": ", -1);
    String text =
        parts.length == 1
            ? "parse error in (" + file + "): " + error.getMessage()
            : "parse error at (" + parts[1] + "): " + parts[parts.length - 1];
    return new RenderException(RenderErrorCode.TEMPLATE_MALFORMED, text, error);
  }
}
