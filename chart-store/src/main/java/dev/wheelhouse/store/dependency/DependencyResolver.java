package dev.wheelhouse.store.dependency;

import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.ChartLocator;
import dev.wheelhouse.store.ChartQuery.Access;
import dev.wheelhouse.store.config.RepositoriesFile;
import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.index.VersionRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the versions of dependencies, by the rules of Helm's {@code internal/resolver}. Blocks.
 */
final class DependencyResolver {
  private final ChartLocator locator;
  private final Access access;

  DependencyResolver(ChartLocator locator, Access access) {
    this.locator = locator;
    this.access = access;
  }

  /**
   * The dependencies with the URLs that {@code @name} and {@code alias:name} stand for.
   *
   * @throws StoreException NOT_FOUND
   */
  List<ChartDependency> named(List<ChartDependency> declared, Path chart) {
    RepositoriesFile known = RepositoriesFile.read(locator.paths().repositoryConfig());
    List<ChartDependency> resolved = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (ChartDependency dependency : declared) {
      String repository = dependency.repository();
      if (LocalCharts.isFile(dependency)) {
        LocalCharts.directory(dependency, chart);
      }
      Optional<String> alias = alias(repository);
      Optional<RepositoryEntry> entry = alias.flatMap(known::find);
      if (entry.isPresent()) {
        repository = entry.get().url();
      } else if (alias.isPresent() || !(repository.isEmpty() || repository.contains("://"))) {
        missing.add(repository);
      }
      resolved.add(at(dependency, repository, dependency.version()));
    }
    if (!missing.isEmpty()) {
      throw new StoreException(
          StoreErrorCode.NOT_FOUND,
          "no repository definition for "
              + String.join(", ", missing)
              + ". Please add them via 'wheelhouse repo add'");
    }
    return resolved;
  }

  private static Optional<String> alias(String repository) {
    for (String prefix : List.of("@", "alias:")) {
      if (repository.startsWith(prefix)) {
        return Optional.of(repository.substring(prefix.length()));
      }
    }
    return Optional.empty();
  }

  private static ChartDependency at(ChartDependency from, String repository, String version) {
    return new ChartDependency(
        from.name(),
        version,
        repository,
        from.condition(),
        from.tags(),
        from.enabled(),
        from.importValues(),
        from.alias());
  }

  /**
   * The dependencies with their exact versions, as a lock holds them.
   *
   * @param refresh whether indexes are brought up to date first
   * @throws StoreException DEPENDENCY_UNSATISFIED that names all that cannot be had
   */
  List<ChartDependency> lock(List<ChartDependency> named, Path chart, boolean refresh) {
    List<ChartDependency> locked = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (ChartDependency dependency : named) {
      Optional<String> version = version(dependency, chart, refresh);
      if (version.isEmpty()) {
        missing.add(
            "\"%s\" (repository \"%s\", version \"%s\")"
                .formatted(dependency.name(), dependency.repository(), dependency.version()));
      }
      locked.add(
          ChartDependency.of(dependency.name(), version.orElse(""), dependency.repository()));
    }
    if (!missing.isEmpty()) {
      throw new StoreException(
          StoreErrorCode.DEPENDENCY_UNSATISFIED,
          "can't get a valid version for "
              + missing.size()
              + " subchart(s): "
              + String.join(", ", missing)
              + ". Make sure a matching chart version exists in the repo, or change the version"
              + " constraint in Chart.yaml");
    }
    return locked;
  }

  private Optional<String> version(ChartDependency dependency, Path chart, boolean refresh) {
    VersionRange range = range(dependency);
    if (dependency.repository().isEmpty()) {
      LocalCharts.inCharts(dependency, chart);
      return Optional.of(dependency.version());
    }
    if (LocalCharts.isFile(dependency)) {
      Path directory = LocalCharts.directory(dependency, chart);
      String version = ChartLoader.load(directory).metadata().version();
      return range.accepts(version) ? Optional.of(version) : Optional.empty();
    }
    boolean exactInRegistry =
        dependency.repository().startsWith("oci://")
            && VersionRange.parse(dependency.version()).isPresent();
    if (exactInRegistry) {
      return Optional.of(dependency.version());
    }
    return locator.versions(dependency.repository(), dependency.name(), refresh, access).stream()
        .filter(range::accepts)
        .findFirst();
  }

  private static VersionRange range(ChartDependency dependency) {
    try {
      return VersionRange.of(dependency.version());
    } catch (StoreException malformed) {
      throw new StoreException(
          malformed.code(),
          "dependency \""
              + dependency.name()
              + "\" has an invalid version/constraint format: "
              + malformed.getMessage(),
          malformed);
    }
  }
}
