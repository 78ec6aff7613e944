package dev.wheelhouse.render.mvel;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.render.Capabilities;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.RenderOptions;
import dev.wheelhouse.render.engine.ChartScope;
import dev.wheelhouse.render.engine.RenderJob;
import dev.wheelhouse.render.engine.ScopedTemplate;
import dev.wheelhouse.render.engine.TemplateSource;
import dev.wheelhouse.yaml.GoYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Renders single templates of a small chart. Immutable. */
record Templates(Map<String, Object> values, List<TemplateSource> partials, RenderOptions options) {
  static final String NAME = "app/templates/t.yaml";
  private static final String BASE = "app/templates";

  /** Templates that see these values, written as YAML. */
  static Templates seeing(String yaml) {
    return new Templates(GoYaml.parseMap(yaml), List.of(), RenderOptions.DEFAULT);
  }

  /** With one more file of {@code templates/}. */
  Templates withPartial(String file, String text) {
    List<TemplateSource> more = new ArrayList<>(partials);
    more.add(new TemplateSource(BASE + "/" + file, text));
    return new Templates(values, more, options);
  }

  Templates withBudget(RenderBudget budget) {
    return new Templates(values, partials, options.withBudget(budget));
  }

  Templates withLint() {
    return new Templates(values, partials, options.withLint(true));
  }

  /** What the template comes to. */
  String render(String template) {
    List<TemplateSource> sources = new ArrayList<>(partials);
    sources.add(new TemplateSource(NAME, template));
    return new MvelTemplateEngine().parse(sources).render(job()).get(NAME);
  }

  /** How the template is refused. */
  RenderException refusal(String template) {
    RenderException refusal = catchThrowableOfType(RenderException.class, () -> render(template));
    if (refusal == null) {
      throw new AssertionError("was rendered: " + render(template));
    }
    return refusal;
  }

  /** A render of {@link #NAME}. */
  RenderJob job() {
    ChartScope scope =
        new ChartScope(
            metadata(),
            true,
            List.of(
                ChartFile.of("conf/app.ini", "[app]\nmode=fast\n"),
                ChartFile.of("conf/raw.bin", new byte[] {(byte) 0xff, 0, 1})),
            values,
            Map.of());
    return new RenderJob(
        List.of(new ScopedTemplate(NAME, BASE, scope)),
        ReleaseInfo.upgrading("rel", "ns", 3),
        Capabilities.DEFAULT,
        options);
  }

  private static ChartMetadata metadata() {
    return new ChartMetadata(
        "app",
        "",
        List.of(),
        "1.2.3",
        "",
        List.of("web", "demo"),
        List.of(),
        "",
        "v2",
        "",
        "",
        "4.5",
        false,
        Map.of("team", "blue"),
        "",
        List.of(),
        "",
        "mvel");
  }
}
