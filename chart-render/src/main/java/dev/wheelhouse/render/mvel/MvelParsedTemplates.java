package dev.wheelhouse.render.mvel;

import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.engine.ParsedTemplates;
import dev.wheelhouse.render.engine.RenderJob;
import dev.wheelhouse.render.engine.ScopedTemplate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parsed templates of a release. */
final class MvelParsedTemplates implements ParsedTemplates {
  private final Map<String, Template> templates;

  MvelParsedTemplates(Map<String, Template> templates) {
    this.templates = Map.copyOf(templates);
  }

  @Override
  public Map<String, String> render(RenderJob job) {
    Session session = new Session(templates, job.options());
    ScopeMaps scopes = new ScopeMaps(job);
    Map<String, String> rendered = new LinkedHashMap<>();
    for (ScopedTemplate scoped : job.templates()) {
      Template template = templates.get(scoped.name());
      if (template == null) {
        throw new IllegalArgumentException(scoped.name() + " was not among the parsed templates");
      }
      checkLanguage(scoped);
      Output out = new Output();
      new Frame(session, template, scopes.of(scoped), scoped.basePath(), null).run(out);
      rendered.put(scoped.name(), out.toString());
    }
    return rendered;
  }

  /** A subchart of another engine would otherwise come out as plain text. */
  private static void checkLanguage(ScopedTemplate scoped) {
    String engine = scoped.scope().metadata().engine();
    if (!engine.equals(MvelTemplateEngine.NAME)) {
      throw new RenderException(
          RenderErrorCode.TEMPLATE_MALFORMED,
          "template "
              + scoped.name()
              + ": its chart "
              + scoped.scope().metadata().name()
              + " is written for the engine \""
              + (engine.isEmpty() ? "gotpl" : engine)
              + "\", but the release's chart asks for \"mvel\": all charts of a release share one"
              + " engine");
    }
  }
}
