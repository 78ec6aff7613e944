package dev.wheelhouse.charts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A chart with its subcharts, as Helm's {@code chart.Chart}.
 *
 * <p>Immutable: a changed chart is a new one, and each chart names its place below the root itself,
 * so that subcharts need no link to their parent. The lists keep Helm's order, on which rendering
 * depends. Safe to share between threads.
 */
public final class Chart {
  private final ChartMetadata metadata;
  private final Optional<ChartLock> lock;
  private final List<ChartFile> raw;
  private final List<ChartFile> templates;
  private final Map<String, Object> values;
  private final Optional<ChartFile> schema;
  private final List<ChartFile> files;
  private final List<Chart> dependencies;
  private final String parentFullPath;
  private final String parentPath;
  private final String digest;

  private Chart(Builder builder, String parentFullPath, String parentPath) {
    this.metadata = Objects.requireNonNull(builder.metadata, "metadata");
    this.lock = builder.lock;
    this.raw = List.copyOf(builder.raw);
    this.templates = List.copyOf(builder.templates);
    this.values = builder.values;
    this.schema = builder.schema;
    this.files = List.copyOf(builder.files);
    this.digest = builder.digest;
    this.parentFullPath = parentFullPath;
    this.parentPath = parentPath;
    this.dependencies =
        builder.dependencies.stream().map(sub -> sub.under(fullPath(), path())).toList();
  }

  /** Starts a chart with the given metadata and nothing else. */
  public static Builder builder(ChartMetadata metadata) {
    return new Builder(metadata);
  }

  /** A builder that starts from this chart; what it builds is a root until added to a parent. */
  public Builder toBuilder() {
    Builder builder = new Builder(metadata);
    builder.lock = lock;
    builder.raw = raw;
    builder.templates = templates;
    builder.values = values;
    builder.schema = schema;
    builder.files = files;
    builder.dependencies = dependencies;
    builder.digest = digest;
    return builder;
  }

  private Chart under(String newParentFullPath, String newParentPath) {
    if (newParentFullPath.equals(parentFullPath) && newParentPath.equals(parentPath)) {
      return this;
    }
    return new Chart(toBuilder(), newParentFullPath, newParentPath);
  }

  /** What {@code Chart.yaml} says. */
  public ChartMetadata metadata() {
    return metadata;
  }

  /** The chart's name; an aliased subchart has its alias here once dependencies are processed. */
  public String name() {
    return metadata.name();
  }

  /** What {@code Chart.lock} says, if there is one. */
  public Optional<ChartLock> lock() {
    return lock;
  }

  /** Every file of the chart as it was read, those of subcharts included. */
  public List<ChartFile> raw() {
    return raw;
  }

  /** The files under {@code templates/}. */
  public List<ChartFile> templates() {
    return templates;
  }

  /** A copy of the chart's default values: the caller may change it freely, at every depth. */
  public Map<String, Object> values() {
    return ValueCopies.mutable(values);
  }

  /** The chart's default values as an unmodifiable view, for readers that want no copy. */
  public Map<String, Object> valuesView() {
    return values;
  }

  /** The bytes of {@code values.yaml}, comments and all, if there is one. */
  public Optional<ChartFile> valuesFile() {
    return raw.stream().filter(file -> file.name().equals("values.yaml")).findFirst();
  }

  /** The file {@code values.schema.json}, if there is one. */
  public Optional<ChartFile> schema() {
    return schema;
  }

  /** All other files: what {@code .Files} of a template sees, and {@code crds/}. */
  public List<ChartFile> files() {
    return files;
  }

  /** The subcharts, whether or not Chart.yaml declares them. */
  public List<Chart> dependencies() {
    return dependencies;
  }

  /** Whether this chart is nobody's subchart. */
  public boolean isRoot() {
    return parentFullPath.isEmpty();
  }

  /** Helm's {@code ChartFullPath}: {@code root/charts/sub}; the prefix of template names. */
  public String fullPath() {
    return isRoot() ? name() : parentFullPath + "/charts/" + name();
  }

  /** Helm's {@code ChartPath}: {@code root.sub}. */
  public String path() {
    return isRoot() ? name() : parentPath + "." + name();
  }

  /**
   * {@code sha256:} and the SHA-256 in hex of what the chart was read from, or "" for a chart built
   * in memory or taken from inside another. For an archive it is the hash of the archive's bytes;
   * for a directory the hash over path, length and bytes of each file that is not ignored, sorted
   * by path.
   */
  public String digest() {
    return digest;
  }

  /**
   * The files of {@code crds/} that are manifests, this chart's first, then those of its subcharts
   * in their order.
   */
  public List<ChartCrd> crds() {
    List<ChartCrd> found = new ArrayList<>();
    collectCrds(found);
    return Collections.unmodifiableList(found);
  }

  private void collectCrds(List<ChartCrd> found) {
    for (ChartFile file : files) {
      if (file.name().startsWith("crds/") && isManifest(file.name())) {
        found.add(new ChartCrd(fullPath() + "/" + file.name(), file));
      }
    }
    dependencies.forEach(sub -> sub.collectCrds(found));
  }

  private static boolean isManifest(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
  }

  /** The same chart with other metadata. */
  public Chart withMetadata(ChartMetadata newMetadata) {
    return rebuilt(toBuilder().metadata(newMetadata));
  }

  /** The same chart with other default values, which are copied. */
  public Chart withValues(Map<String, Object> newValues) {
    return rebuilt(toBuilder().values(newValues));
  }

  /** The same chart with other subcharts, each of which moves below this chart. */
  public Chart withDependencies(List<Chart> newDependencies) {
    return rebuilt(toBuilder().dependencies(newDependencies));
  }

  private Chart rebuilt(Builder builder) {
    return new Chart(builder, parentFullPath, parentPath);
  }

  @Override
  public String toString() {
    return "Chart[" + fullPath() + " " + metadata.version() + "]";
  }

  /** Collects the parts of a chart. Not thread-safe. */
  public static final class Builder {
    private ChartMetadata metadata;
    private Optional<ChartLock> lock = Optional.empty();
    private List<ChartFile> raw = List.of();
    private List<ChartFile> templates = List.of();
    private Map<String, Object> values = Map.of();
    private Optional<ChartFile> schema = Optional.empty();
    private List<ChartFile> files = List.of();
    private List<Chart> dependencies = List.of();
    private String digest = "";

    private Builder(ChartMetadata metadata) {
      this.metadata = Objects.requireNonNull(metadata, "metadata");
    }

    /** Replaces the metadata. */
    public Builder metadata(ChartMetadata newMetadata) {
      metadata = Objects.requireNonNull(newMetadata, "metadata");
      return this;
    }

    /** Sets the lock. */
    public Builder lock(ChartLock newLock) {
      lock = Optional.of(newLock);
      return this;
    }

    /** Sets all files as they were read. */
    public Builder raw(List<ChartFile> newRaw) {
      raw = List.copyOf(newRaw);
      return this;
    }

    /** Sets the templates, in the order in which they are to be parsed. */
    public Builder templates(List<ChartFile> newTemplates) {
      templates = List.copyOf(newTemplates);
      return this;
    }

    /** Sets the default values, deeply copied. */
    public Builder values(Map<String, Object> newValues) {
      values = ValueCopies.frozen(new LinkedHashMap<>(newValues));
      return this;
    }

    /** Sets the JSON schema of the values. */
    public Builder schema(ChartFile newSchema) {
      schema = Optional.of(newSchema);
      return this;
    }

    /** Sets the other files. */
    public Builder files(List<ChartFile> newFiles) {
      files = List.copyOf(newFiles);
      return this;
    }

    /** Sets the subcharts. */
    public Builder dependencies(List<Chart> newDependencies) {
      dependencies = List.copyOf(newDependencies);
      return this;
    }

    /** Sets the digest of what the chart was read from. */
    public Builder digest(String newDigest) {
      digest = Objects.requireNonNull(newDigest, "digest");
      return this;
    }

    /** The chart, as a root. */
    public Chart build() {
      return new Chart(this, "", "");
    }
  }
}
