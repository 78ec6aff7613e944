package dev.wheelhouse.charts;

import dev.wheelhouse.gotpl.semver.SemverException;
import dev.wheelhouse.gotpl.semver.Version;
import dev.wheelhouse.yaml.GoText;
import dev.wheelhouse.yaml.GoYaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A chart's metadata while it is read: {@code Chart.yaml}, then {@code requirements.yaml} over it,
 * then Helm's validation. Not thread-safe.
 */
final class MetadataDraft {
  private static final String TYPE = "chart.Metadata";
  private static final List<String> FIELDS =
      List.of(
          "name",
          "home",
          "sources",
          "version",
          "description",
          "keywords",
          "maintainers",
          "icon",
          "apiVersion",
          "condition",
          "tags",
          "appVersion",
          "deprecated",
          "annotations",
          "kubeVersion",
          "dependencies",
          "type",
          "engine");
  private static final GoFields METADATA = new GoFields("Metadata", "");
  private static final GoFields MAINTAINER = new GoFields("Maintainer", "maintainers.");

  private final Map<String, String> texts = new TreeMap<>();
  private List<String> sources = List.of();
  private List<String> keywords = List.of();
  private List<ChartMaintainer> maintainers = List.of();
  private List<ChartDependency> dependencies = List.of();
  private Map<String, String> annotations = Map.of();
  private boolean deprecated;

  /**
   * Takes over what a file says.
   *
   * @throws dev.wheelhouse.yaml.YamlException with Go's text if it cannot be decoded
   */
  void apply(ChartFile file) {
    apply(GoYaml.asMap(GoYaml.parseExact(file.shared()), TYPE));
  }

  /** Takes over fields that are parsed already. */
  void apply(Map<String, Object> object) {
    GoFields.each(object, FIELDS, this::set);
  }

  private void set(String field, Object value) {
    switch (field) {
      case "sources" -> sources = METADATA.texts(field, value);
      case "keywords" -> keywords = METADATA.texts(field, value);
      case "deprecated" -> deprecated = METADATA.bool(field, value);
      case "annotations" -> annotations = METADATA.textMap(field, value);
      case "maintainers" ->
          maintainers =
              METADATA.structs(field, value, "chart.Maintainer", MetadataDraft::maintainer);
      case "dependencies" ->
          dependencies =
              METADATA.structs(field, value, "chart.Dependency", DependencyDecoder::decode);
      default -> texts.put(field, METADATA.text(field, value));
    }
  }

  private static ChartMaintainer maintainer(Map<String, Object> object) {
    Map<String, String> fields = new TreeMap<>();
    GoFields.each(
        object,
        List.of("name", "email", "url"),
        (field, value) -> fields.put(field, MAINTAINER.text(field, value)));
    return new ChartMaintainer(
        clean(fields.getOrDefault("name", "")),
        clean(fields.getOrDefault("email", "")),
        clean(fields.getOrDefault("url", "")));
  }

  String apiVersion() {
    return text("apiVersion");
  }

  String name() {
    return text("name");
  }

  /** Helm 2 accepted charts without an apiVersion: they are v1. */
  void defaultApiVersion() {
    if (apiVersion().isEmpty()) {
      texts.put("apiVersion", ChartMetadata.API_V1);
    }
  }

  private String text(String field) {
    return texts.getOrDefault(field, "");
  }

  /** What was taken over so far, unchecked. */
  StatedMetadata stated() {
    return new StatedMetadata(
        apiVersion(),
        name(),
        text("version"),
        text("type"),
        text("icon"),
        sources,
        maintainers.stream().map(Optional::ofNullable).toList(),
        !dependencies.isEmpty());
  }

  /**
   * Checks the metadata in the order of Helm's {@code Metadata.Validate} and builds it.
   *
   * @throws ChartException with Helm's text for the first rule that is broken
   */
  ChartMetadata validated() {
    return validated(true);
  }

  /** The same; charts of an index may declare a dependency twice. */
  ChartMetadata validated(boolean uniqueDependencies) {
    for (String field :
        List.of(
            "name",
            "description",
            "home",
            "icon",
            "condition",
            "tags",
            "appVersion",
            "kubeVersion")) {
      texts.computeIfPresent(field, (key, text) -> clean(text));
    }
    require(!apiVersion().isEmpty(), "chart.metadata.apiVersion is required");
    require(!name().isEmpty(), "chart.metadata.name is required");
    String quoted = GoText.quote(name());
    require(
        !name().equals(".") && !name().equals(".."),
        "chart.metadata.name " + quoted + " is not allowed");
    require(name().equals(GoPath.base(name())), "chart.metadata.name " + quoted + " is invalid");
    require(!text("version").isEmpty(), "chart.metadata.version is required");
    require(
        isVersion(text("version")),
        "chart.metadata.version " + GoText.quote(text("version")) + " is invalid");
    require(
        Set.of("", "application", "library").contains(text("type")),
        "chart.metadata.type must be application or library");
    require(
        maintainers.stream().noneMatch(Objects::isNull),
        "maintainers must not contain empty or null nodes");
    checkDependencies(uniqueDependencies);
    return build();
  }

  private void checkDependencies(boolean unique) {
    Set<String> names = new HashSet<>();
    List<ChartDependency> cleaned = new ArrayList<>();
    for (ChartDependency dependency : dependencies) {
      require(dependency != null, "dependencies must not contain empty or null nodes");
      ChartDependency clean = DependencyDecoder.cleaned(dependency);
      require(
          clean.alias().chars().allMatch(MetadataDraft::isAliasCharacter),
          "dependency " + GoText.quote(clean.name()) + " has disallowed characters in the alias");
      require(
          names.add(clean.effectiveName()) || !unique,
          "more than one dependency with name or alias " + GoText.quote(clean.effectiveName()));
      cleaned.add(clean);
    }
    dependencies = cleaned;
  }

  private static boolean isAliasCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  private static boolean isVersion(String text) {
    try {
      Version.parse(text);
      return true;
    } catch (SemverException invalid) {
      return false;
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new ChartException(ChartErrorCode.METADATA_INVALID, "validation: " + rule);
    }
  }

  private ChartMetadata build() {
    return new ChartMetadata(
        name(),
        text("home"),
        sources.stream().map(MetadataDraft::clean).collect(Collectors.toList()),
        text("version"),
        text("description"),
        keywords.stream().map(MetadataDraft::clean).collect(Collectors.toList()),
        maintainers,
        text("icon"),
        apiVersion(),
        text("condition"),
        text("tags"),
        text("appVersion"),
        deprecated,
        annotations,
        text("kubeVersion"),
        dependencies,
        text("type"),
        text("engine"));
  }

  /** Helm's {@code sanitizeString}: white space becomes a space, what cannot be printed goes. */
  static String clean(String text) {
    boolean clean = text.chars().allMatch(c -> c >= ' ' && c <= '~');
    if (clean) {
      return text;
    }
    StringBuilder cleaned = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isSpace(c)) {
                cleaned.append(' ');
              } else if (GoText.isPrintable(c)) {
                cleaned.appendCodePoint(c);
              }
            });
    return cleaned.toString();
  }

  private static boolean isSpace(int c) {
    return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
  }
}
