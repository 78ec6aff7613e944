package dev.wheelhouse.ops.cli;

import dev.wheelhouse.store.ChartLocator;
import dev.wheelhouse.store.SourcePolicy;
import dev.wheelhouse.store.cache.ArchiveCache;
import dev.wheelhouse.store.config.HelmPaths;
import dev.wheelhouse.store.http.AddressPolicy;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.worker.charts.FileChartSource;
import dev.wheelhouse.worker.charts.RepositoryChartSource;
import dev.wheelhouse.worker.port.ChartSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Where a worker's charts come from. */
final class WorkerChartFlags {
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Option(
      names = "--repository-config",
      paramLabel = "FILE",
      description =
          "Repositories and their credentials, in the format of Helm's repositories.yaml (default:"
              + " Helm's own file).")
  Path repositoryConfig;

  @Option(
      names = "--registry-config",
      paramLabel = "FILE",
      description =
          "Credentials of OCI registries, in Docker's format (default: Helm's own file, then"
              + " Docker's).")
  Path registryConfig;

  @Option(
      names = "--plain-http-registry",
      paramLabel = "HOST:PORT",
      split = ",",
      description = "OCI registries that are spoken to without TLS.")
  List<String> plainHttp = new ArrayList<>();

  @Option(
      names = "--allow-chart",
      paramLabel = "PATTERN",
      split = ",",
      description =
          "Take only charts whose source matches, for example https://charts.example.com/*,"
              + " oci://registry.example.com/team/* or /srv/charts/* (default: any).")
  List<String> allowed = new ArrayList<>();

  @Option(
      names = "--allow-local-repositories",
      description = "Take charts from loopback, link-local and metadata addresses too.")
  boolean allowLocal;

  @Option(
      names = "--chart-cache",
      paramLabel = "DIR",
      description = "Where fetched charts are kept (default: ~/.cache/wheelhouse/charts).")
  Path cache;

  @Option(
      names = "--chart-cache-size",
      paramLabel = "MIB",
      defaultValue = "1024",
      description = "Cap on the charts that are kept, in MiB (default: ${DEFAULT-VALUE}).")
  long cacheMebibytes;

  ChartSource source(Console console) {
    HelmPaths helm = HelmPaths.of(console.environment());
    Path kept = cache == null ? defaultCache(console) : console.directory().resolve(cache);
    HelmPaths paths =
        new HelmPaths(
            chosen(console, repositoryConfig, helm.repositoryConfig()),
            kept.resolve("indexes"),
            chosen(console, registryConfig, helm.registryConfig()));
    SourcePolicy policy = SourcePolicy.of(allowed);
    Downloader downloader =
        new Downloader(
            new AddressPolicy(allowLocal),
            Downloader.DEFAULT_TIMEOUT,
            PAUSE,
            console.environment());
    ArchiveCache archives = new ArchiveCache(kept, cacheMebibytes * 1024 * 1024, Clock.systemUTC());
    return new RepositoryChartSource(
        new ChartLocator(paths, downloader, policy, Optional.of(archives), true),
        new FileChartSource(),
        policy,
        Set.copyOf(plainHttp));
  }

  private static Path chosen(Console console, Path flag, Path otherwise) {
    return flag == null ? otherwise : console.directory().resolve(flag);
  }

  private static Path defaultCache(Console console) {
    String home = console.variable("HOME", System.getProperty("user.home"));
    return Path.of(console.variable("XDG_CACHE_HOME", home + "/.cache"), "wheelhouse", "charts");
  }
}
