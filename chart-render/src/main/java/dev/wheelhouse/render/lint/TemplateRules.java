package dev.wheelhouse.render.lint;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.render.Capabilities;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.RenderOptions;
import dev.wheelhouse.render.RenderRequest;
import dev.wheelhouse.render.Renderer;
import dev.wheelhouse.render.lint.LintMessage.Severity;
import dev.wheelhouse.yaml.YamlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for templates and what they give ({@code pkg/lint/rules/template.go}). */
final class TemplateRules {
  private static final String FOLDER = "templates/";
  private static final Set<String> EXTENSIONS = Set.of(".yaml", ".yml", ".tpl", ".txt");
  private static final Pattern CRD_HOOK = Pattern.compile("\"?helm\\.sh/hook\"?:\\s+crd-install");

  private final Renderer renderer;
  private final LintOptions options;
  private final Findings findings;
  private final ObjectRules objects;

  TemplateRules(Renderer renderer, LintOptions options, Findings findings) {
    this.renderer = renderer;
    this.options = options;
    this.findings = findings;
    this.objects = new ObjectRules(options.kubeVersion(), findings);
  }

  void check(Path folder) {
    Path templates = folder.resolve("templates");
    if (Files.exists(templates) && !Files.isDirectory(templates)) {
      findings.add(Severity.WARNING, FOLDER, "not a directory");
      return;
    }
    try {
      Chart chart = ChartLoader.load(folder);
      render(chart).ifPresent(rendered -> checkFiles(chart, rendered));
    } catch (ChartException malformed) {
      findings.add(Severity.ERROR, FOLDER, malformed.getMessage());
    }
  }

  /** Values that cannot be put together are passed over in silence, as Helm passes over them. */
  private Optional<Map<String, String>> render(Chart chart) {
    try {
      return Optional.of(
          renderer.renderFiles(
              new RenderRequest(
                  chart,
                  options.values(),
                  new ReleaseInfo("test-release", options.namespace(), 0, false, false),
                  Capabilities.DEFAULT.withKubeVersion(options.kubeVersion()),
                  RenderOptions.DEFAULT
                      .withLint(true)
                      .withValidateSchema(options.validateSchema()))));
    } catch (RenderException refused) {
      boolean silent =
          refused.code() == RenderErrorCode.VALUES_TYPE_MISMATCH
              || refused.code() == RenderErrorCode.VALUES_INVALID;
      if (!silent) {
        findings.add(Severity.ERROR, FOLDER, refused.getMessage());
      }
      return Optional.empty();
    }
  }

  private void checkFiles(Chart chart, Map<String, String> rendered) {
    try {
      for (ChartFile template : chart.templates()) {
        checkSource(template);
        String content = rendered.getOrDefault(chart.name() + "/" + template.name(), "");
        if (extension(template.name()).equals(".yaml") && !content.isBlank()) {
          objects.check(template.name(), content);
        }
      }
    } catch (YamlException endsTheRun) {
      return;
    }
  }

  private void checkSource(ChartFile template) {
    String extension = extension(template.name());
    if (!EXTENSIONS.contains(extension)) {
      findings.add(
          Severity.ERROR,
          template.name(),
          "file extension '"
              + extension
              + "' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt");
    }
    if (CRD_HOOK.matcher(template.text()).find()) {
      findings.add(
          Severity.WARNING,
          template.name(),
          "manifest is a crd-install hook. This hook is no longer supported in v3 and all CRDs"
              + " should also exist the crds/ directory at the top level of the chart");
    }
    if (template.text().contains(".Release.Time")) {
      findings.add(
          Severity.ERROR,
          template.name(),
          ".Release.Time has been removed in v3, please replace with the `now` function in your"
              + " templates");
    }
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/') ? name.substring(dot) : "";
  }
}
