package dev.wheelhouse.render;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.render.engine.ParsedTemplates;
import dev.wheelhouse.render.engine.RenderJob;
import dev.wheelhouse.render.engine.ScopedTemplate;
import dev.wheelhouse.render.engine.TemplateEngine;
import dev.wheelhouse.render.engine.TemplateEngines;
import dev.wheelhouse.render.engine.TemplateSource;
import dev.wheelhouse.render.manifest.HeadCache;
import dev.wheelhouse.render.manifest.ManifestSorter;
import dev.wheelhouse.render.schema.SchemaCheck;
import dev.wheelhouse.render.values.ChartNode;
import dev.wheelhouse.render.values.Coalescer;
import dev.wheelhouse.render.values.Dependencies;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renders charts as Helm 3.21 does ({@code helm template}, {@code pkg/action/install.go}).
 *
 * <p>Thread-safe. Parsed templates are kept by the chart's digest, so that a chart is parsed once;
 * keep one renderer for the life of a program. A render runs on the calling thread, does no IO of
 * its own (only {@link LookupProvider} may) and ends early when the thread is interrupted.
 */
public final class Renderer {
  private final TemplateEngines engines;
  private final ParsedTemplateCache cache = new ParsedTemplateCache();
  private final SchemaCheck schemas = new SchemaCheck();
  private final HeadCache heads = new HeadCache();

  /** A renderer with the engines of this module. */
  public Renderer() {
    this(BuiltInEngines.all());
  }

  /** A renderer with other engines. */
  public Renderer(TemplateEngines engines) {
    this.engines = engines;
  }

  /**
   * Renders a chart.
   *
   * @throws RenderException where Helm refuses the chart, with Helm's text; and when the budget is
   *     used up or the thread is interrupted
   */
  public RenderedRelease render(RenderRequest request) {
    Set<String> warnings = new LinkedHashSet<>();
    Chart chart = request.chart();
    Preconditions.check(chart, request.release());
    ChartNode root = ChartNode.of(chart);
    Dependencies.process(root, request.values(), warnings::add);
    Map<String, Object> values = values(request, root, request.values(), warnings);
    Preconditions.checkKubeVersion(chart, request.capabilities());
    Map<String, Object> shown = Coalescer.copy(values);
    Map<String, String> files = renderFiles(request, root, values);
    String notes = Notes.take(files, root.name(), request.options().subchartNotes());
    ManifestSorter sorted = sorted(files, warnings);
    List<Crd> crds = Crds.of(root);
    String manifest =
        ReleaseManifest.text(
            request.options().includeCrds() ? crds : List.of(), sorted.manifests());
    return new RenderedRelease(
        root.processed(),
        sorted.hooks(),
        sorted.manifests(),
        manifest,
        notes,
        crds,
        shown,
        List.copyOf(warnings));
  }

  /**
   * The rendered files by name, partials left out, as {@code helm lint} looks at them: without the
   * checks of a release and with no sorting.
   *
   * @throws RenderException as {@link #render}
   */
  public Map<String, String> renderFiles(RenderRequest request) {
    Set<String> warnings = new LinkedHashSet<>();
    ChartNode root = ChartNode.of(request.chart());
    Dependencies.process(root, request.values(), warnings::add);
    // Helm's lint does this once more than a release: the second time a null default is gone.
    Map<String, Object> once = Coalescer.coalesceValues(root, request.values(), warnings::add);
    return renderFiles(request, root, values(request, root, once, warnings));
  }

  private Map<String, Object> values(
      RenderRequest request, ChartNode root, Map<String, Object> given, Set<String> warnings) {
    Map<String, Object> values = Coalescer.coalesceValues(root, given, warnings::add);
    if (request.options().validateSchema()) {
      schemas.check(root, values, warnings::add);
    }
    return values;
  }

  private ManifestSorter sorted(Map<String, String> files, Set<String> warnings) {
    try {
      return ManifestSorter.sort(files, KindOrder.INSTALL, heads, warnings::add);
    } catch (RenderException malformed) {
      throw malformed.withRendered(ReleaseManifest.text(files));
    }
  }

  private Map<String, String> renderFiles(
      RenderRequest request, ChartNode root, Map<String, Object> values) {
    TemplateEngine engine = engines.named(root.chart().metadata().engine());
    TemplateTree tree = TemplateTree.of(root, values);
    List<TemplateSource> sources = tree.sources();
    ParsedTemplates parsed = cache.get(root.chart(), engine, sources);
    List<ScopedTemplate> templates =
        tree.templates().stream()
            .filter(template -> !TemplateSource.isPartial(template.name()))
            .toList();
    return new LinkedHashMap<>(
        parsed.render(
            new RenderJob(
                templates, request.release(), request.capabilities(), request.options())));
  }
}
