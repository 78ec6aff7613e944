package dev.wheelhouse.store.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where Helm keeps its configuration and caches.
 *
 * <p>Source: Helm's {@code pkg/helmpath} and {@code pkg/cli/environment.go}.
 *
 * @param repositoryConfig {@code repositories.yaml}
 * @param repositoryCache directory of the indexes
 * @param registryConfig credentials of OCI registries, in Docker's format
 */
public record HelmPaths(Path repositoryConfig, Path repositoryCache, Path registryConfig) {

  /**
   * The paths that Helm would use.
   *
   * @param environment variables of the process
   */
  public static HelmPaths of(Map<String, String> environment) {
    Path config = base(environment, "HELM_CONFIG_HOME", "XDG_CONFIG_HOME", configHome(environment));
    Path cache = base(environment, "HELM_CACHE_HOME", "XDG_CACHE_HOME", cacheHome(environment));
    return new HelmPaths(
        path(environment, "HELM_REPOSITORY_CONFIG", config.resolve("repositories.yaml")),
        path(environment, "HELM_REPOSITORY_CACHE", cache.resolve("repository")),
        path(environment, "HELM_REGISTRY_CONFIG", config.resolve("registry/config.json")));
  }

  /** The cached index of a repository. */
  public Path index(String repository) {
    return repositoryCache.resolve(repository + "-index.yaml");
  }

  /** The list of a repository's charts, which Helm's shell completion reads. */
  public Path chartNames(String repository) {
    return repositoryCache.resolve(repository + "-charts.txt");
  }

  private static Path base(
      Map<String, String> environment, String helm, String xdg, Path otherwise) {
    String own = environment.getOrDefault(helm, "");
    return own.isEmpty() ? path(environment, xdg, otherwise).resolve("helm") : Path.of(own);
  }

  private static Path path(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    return value.isEmpty() ? otherwise : Path.of(value);
  }

  private static Path configHome(Map<String, String> environment) {
    return home(environment).resolve(isMac() ? "Library/Preferences" : ".config");
  }

  private static Path cacheHome(Map<String, String> environment) {
    return home(environment).resolve(isMac() ? "Library/Caches" : ".cache");
  }

  private static Path home(Map<String, String> environment) {
    return path(environment, "HOME", Path.of(System.getProperty("user.home")));
  }

  private static boolean isMac() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
  }
}
