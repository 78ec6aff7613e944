package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.engine.ChartScope;
import dev.wheelhouse.render.engine.RenderJob;
import dev.wheelhouse.render.engine.ScopedTemplate;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The dot of each template of a render. The templates of one chart share one changeable map, as in
 * Helm: what one sets, the next sees.
 */
final class ScopeValues {
  private final Map<ChartScope, Map<String, Object>> byScope = new IdentityHashMap<>();
  private final Map<String, Object> release;
  private final TaggedStruct capabilities;

  ScopeValues(RenderJob job) {
    this.release = release(job.release());
    this.capabilities = CapabilitiesValue.of(job.capabilities());
  }

  /** The dot of a template, to be taken just before it is executed. */
  Object of(ScopedTemplate template) {
    Map<String, Object> entries = entries(template.scope());
    Map<String, Object> self = new LinkedHashMap<>();
    self.put("Name", template.name());
    self.put("BasePath", template.basePath());
    entries.put("Template", new ValuesMap(self));
    return new ValuesMap(entries);
  }

  private Map<String, Object> entries(ChartScope scope) {
    Map<String, Object> known = byScope.get(scope);
    if (known != null) {
      return known;
    }
    Map<String, Object> entries = new LinkedHashMap<>();
    byScope.put(scope, entries);
    entries.put("Chart", ChartValue.of(scope.metadata(), scope.root()));
    entries.put("Files", FilesValue.of(scope.files()));
    entries.put("Release", release);
    entries.put("Capabilities", capabilities);
    entries.put("Values", new ValuesMap(scope.values()));
    Map<String, Object> subcharts = new LinkedHashMap<>();
    scope.subcharts().forEach((name, sub) -> subcharts.put(name, entries(sub)));
    entries.put("Subcharts", subcharts);
    return entries;
  }

  private static Map<String, Object> release(ReleaseInfo info) {
    Map<String, Object> release = new LinkedHashMap<>();
    release.put("Name", info.name());
    release.put("Namespace", info.namespace());
    release.put("IsUpgrade", info.upgrade());
    release.put("IsInstall", info.install());
    release.put("Revision", GoInt.of(info.revision()));
    release.put("Service", ReleaseInfo.SERVICE);
    return release;
  }
}
