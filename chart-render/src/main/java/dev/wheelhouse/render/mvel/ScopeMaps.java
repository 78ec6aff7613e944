package dev.wheelhouse.render.mvel;

import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.render.Capabilities;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.engine.ChartScope;
import dev.wheelhouse.render.engine.RenderJob;
import dev.wheelhouse.render.engine.ScopedTemplate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the names {@code values}, {@code release} and so on give, for each template of a render. */
final class ScopeMaps {
  private final IdentityHashMap<ChartScope, Map<String, Object>> byScope = new IdentityHashMap<>();
  private final Map<String, Object> release;
  private final Map<String, Object> capabilities;

  ScopeMaps(RenderJob job) {
    this.release = release(job.release());
    this.capabilities = capabilities(job.capabilities());
  }

  Map<String, Object> of(ScopedTemplate template) {
    Map<String, Object> globals =
        new HashMap<>(byScope.computeIfAbsent(template.scope(), this::ofChart));
    globals.put("template", Map.of("name", template.name(), "basePath", template.basePath()));
    return globals;
  }

  private Map<String, Object> ofChart(ChartScope scope) {
    Map<String, Object> chart = new LinkedHashMap<>(scope.metadata().toMap());
    chart.put("isRoot", scope.root());
    Map<String, Object> files = new LinkedHashMap<>();
    for (ChartFile file : scope.files()) {
      files.put(file.name(), file);
    }
    Map<String, Object> globals = new HashMap<>();
    globals.put("values", scope.values());
    globals.put("release", release);
    globals.put("chart", chart);
    globals.put("capabilities", capabilities);
    globals.put("files", files);
    return globals;
  }

  private static Map<String, Object> release(ReleaseInfo info) {
    Map<String, Object> release = new LinkedHashMap<>();
    release.put("name", info.name());
    release.put("namespace", info.namespace());
    release.put("revision", info.revision());
    release.put("service", ReleaseInfo.SERVICE);
    release.put("isInstall", info.install());
    release.put("isUpgrade", info.upgrade());
    return release;
  }

  private static Map<String, Object> capabilities(Capabilities known) {
    Map<String, Object> kubeVersion = new LinkedHashMap<>();
    kubeVersion.put("version", known.kubeVersion().version());
    kubeVersion.put("major", known.kubeVersion().major());
    kubeVersion.put("minor", known.kubeVersion().minor());
    Map<String, Object> capabilities = new LinkedHashMap<>();
    capabilities.put("kubeVersion", kubeVersion);
    capabilities.put("apiVersions", known.apiVersions());
    capabilities.put("helmVersion", Map.of("version", known.helmVersion()));
    return capabilities;
  }
}
