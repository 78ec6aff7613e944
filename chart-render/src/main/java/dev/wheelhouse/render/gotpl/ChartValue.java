package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartMaintainer;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.gotpl.value.GoMap;
import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoType;
import java.util.List;

/** {@code .Chart}: Helm's {@code chart.Metadata} with {@code IsRoot}. */
final class ChartValue {
  private static final GoType CHART = GoType.struct("struct { chart.Metadata; IsRoot bool }");
  private static final GoType METADATA = GoType.struct("chart.Metadata");
  private static final GoType MAINTAINER = GoType.pointer(GoType.struct("chart.Maintainer"));
  private static final GoType DEPENDENCY = GoType.pointer(GoType.struct("chart.Dependency"));
  private static final GoType ANNOTATIONS = GoType.map(GoType.STRING, GoType.STRING);

  private ChartValue() {}

  static TaggedStruct of(ChartMetadata metadata, boolean root) {
    return new TaggedStruct(
        CHART,
        new TaggedStruct.Fields()
            .always("Metadata", "", metadata(metadata))
            .always("IsRoot", "IsRoot", root)
            .list(),
        true);
  }

  private static TaggedStruct metadata(ChartMetadata metadata) {
    return new TaggedStruct(
        METADATA,
        new TaggedStruct.Fields()
            .add("Name", "name", metadata.name())
            .add("Home", "home", metadata.home())
            .add("Sources", "sources", slice(GoType.STRINGS, metadata.sources()))
            .add("Version", "version", metadata.version())
            .add("Description", "description", metadata.description())
            .add("Keywords", "keywords", slice(GoType.STRINGS, metadata.keywords()))
            .add(
                "Maintainers",
                "maintainers",
                slice(
                    GoType.slice(MAINTAINER),
                    metadata.maintainers().stream().map(ChartValue::maintainer).toList()))
            .add("Icon", "icon", metadata.icon())
            .add("APIVersion", "apiVersion", metadata.apiVersion())
            .add("Condition", "condition", metadata.condition())
            .add("Tags", "tags", metadata.tags())
            .add("AppVersion", "appVersion", metadata.appVersion())
            .add("Deprecated", "deprecated", metadata.deprecated())
            .add(
                "Annotations",
                "annotations",
                metadata.annotations().isEmpty()
                    ? GoMap.nil(ANNOTATIONS)
                    : new GoMap(ANNOTATIONS, metadata.annotations()))
            .add("KubeVersion", "kubeVersion", metadata.kubeVersion())
            .add(
                "Dependencies",
                "dependencies",
                slice(
                    GoType.slice(DEPENDENCY),
                    metadata.dependencies().stream().map(ChartValue::dependency).toList()))
            .add("Type", "type", metadata.type())
            .list());
  }

  private static TaggedStruct maintainer(ChartMaintainer maintainer) {
    return new TaggedStruct(
        MAINTAINER,
        new TaggedStruct.Fields()
            .add("Name", "name", maintainer.name())
            .add("Email", "email", maintainer.email())
            .add("URL", "url", maintainer.url())
            .list());
  }

  private static TaggedStruct dependency(ChartDependency dependency) {
    return new TaggedStruct(
        DEPENDENCY,
        new TaggedStruct.Fields()
            .always("Name", "name", dependency.name())
            .add("Version", "version", dependency.version())
            .always("Repository", "repository", dependency.repository())
            .add("Condition", "condition", dependency.condition())
            .add("Tags", "tags", slice(GoType.STRINGS, dependency.tags()))
            .add("Enabled", "enabled", dependency.enabled())
            .add("ImportValues", "import-values", slice(GoType.LIST, dependency.importValues()))
            .add("Alias", "alias", dependency.alias())
            .list());
  }

  private static GoSlice slice(GoType type, List<?> items) {
    return items.isEmpty() ? GoSlice.nil(type) : new GoSlice(type, items);
  }
}
