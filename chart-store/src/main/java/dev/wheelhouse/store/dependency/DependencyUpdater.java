package dev.wheelhouse.store.dependency;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartArchive;
import dev.wheelhouse.charts.ChartDependency;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.charts.ChartLock;
import dev.wheelhouse.charts.ChartMetadata;
import dev.wheelhouse.store.ChartLocator;
import dev.wheelhouse.store.ChartQuery;
import dev.wheelhouse.store.ChartQuery.Access;
import dev.wheelhouse.store.LocatedChart;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.yaml.GoYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fetches the dependencies of a chart directory into its {@code charts/}, as {@code helm dependency
 * update} and {@code build} do, several at a time.
 *
 * <p>Nothing in {@code charts/} changes unless all were fetched. Blocks. Source: Helm's {@code
 * pkg/downloader/manager.go}.
 */
public final class DependencyUpdater {
  private static final int PARALLEL = 8;

  private final ChartLocator locator;
  private final Access access;
  private final Optional<ArchiveCheck> check;
  private final DependencyLog log;
  private final Clock clock;

  /** Looks at each fetched chart, for example at its provenance; throws to refuse it. */
  @FunctionalInterface
  public interface ArchiveCheck {
    void accept(LocatedChart chart);
  }

  /**
   * @param check what looks at each fetched chart and its provenance, if anything does
   */
  public DependencyUpdater(
      ChartLocator locator,
      Access access,
      Optional<ArchiveCheck> check,
      DependencyLog log,
      Clock clock) {
    this.locator = locator;
    this.access = access;
    this.check = check;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Chooses versions anew, fetches them and writes the lock if it has changed.
   *
   * @param refresh whether indexes are brought up to date first
   * @throws StoreException what is in the way
   */
  public void update(Path directory, boolean refresh) {
    Chart chart = load(directory);
    if (chart.metadata().dependencies().isEmpty()) {
      return;
    }
    DependencyResolver resolver = new DependencyResolver(locator, access);
    List<ChartDependency> declared = resolver.named(chart.metadata().dependencies(), directory);
    List<ChartDependency> locked = resolver.lock(declared, directory, refresh);
    fetchAll(directory, locked);
    String digest = LockDigests.of(declared, locked);
    if (!chart.lock().map(ChartLock::digest).orElse("").equals(digest)) {
      writeLock(directory, chart.metadata(), locked, digest);
    }
  }

  /**
   * Fetches what the lock says; without a lock, as {@link #update}.
   *
   * @throws StoreException DEPENDENCY_UNSATISFIED if the lock does not fit Chart.yaml, or what is
   *     in the way
   */
  public void build(Path directory, boolean refresh) {
    Chart chart = load(directory);
    if (chart.lock().isEmpty()) {
      update(directory, refresh);
      return;
    }
    ChartLock lock = chart.lock().get();
    List<ChartDependency> raw = chart.metadata().dependencies();
    List<ChartDependency> declared = new DependencyResolver(locator, access).named(raw, directory);
    boolean v1 = chart.metadata().apiVersion().equals(ChartMetadata.API_V1);
    boolean fits =
        LockDigests.of(declared, lock.dependencies()).equals(lock.digest())
            || (v1 && LockDigests.ofHelm2(raw).equals(lock.digest()));
    if (!fits) {
      throw new StoreException(
          StoreErrorCode.DEPENDENCY_UNSATISFIED,
          v1
              ? "the lock file (requirements.lock) is out of sync with the dependencies file"
                  + " (requirements.yaml). Please update the dependencies"
              : "the lock file (Chart.lock) is out of sync with the dependencies file"
                  + " (Chart.yaml). Please update the dependencies");
    }
    fetchAll(directory, lock.dependencies());
  }

  private static Chart load(Path directory) {
    if (!Files.exists(directory)) {
      throw new StoreException(StoreErrorCode.NOT_FOUND, "could not find " + directory);
    }
    if (!Files.isDirectory(directory)) {
      throw new StoreException(
          StoreErrorCode.REFERENCE_INVALID, "only unpacked charts can be updated");
    }
    return ChartLoader.load(directory);
  }

  private void fetchAll(Path directory, List<ChartDependency> locked) {
    log.line("Saving " + locked.size() + " charts");
    Map<String, byte[]> archives = new LinkedHashMap<>();
    Set<String> local = new LinkedHashSet<>();
    List<ChartDependency> remote = new ArrayList<>();
    for (ChartDependency dependency : locked) {
      if (dependency.repository().isEmpty()) {
        log.line(
            "Dependency "
                + dependency.name()
                + " did not declare a repository. Assuming it exists in the charts directory");
        LocalCharts.load(dependency, LocalCharts.inCharts(dependency, directory));
        local.add(dependency.name());
      } else if (LocalCharts.isFile(dependency)) {
        Chart chart = LocalCharts.load(dependency, LocalCharts.directory(dependency, directory));
        archives.put(ChartArchive.fileName(chart), ChartArchive.pack(chart));
      } else {
        remote.add(dependency);
      }
    }
    for (LocatedChart fetched : fetch(remote)) {
      archives.put(fetched.fileName(), fetched.archive());
    }
    new ChartsDirectory(directory.resolve("charts"), log).replace(archives, local);
  }

  private List<LocatedChart> fetch(List<ChartDependency> remote) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            PARALLEL,
            task -> {
              Thread thread = new Thread(task, "wheelhouse-dependency");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<LocatedChart>> downloads = new ArrayList<>();
      int wanted = new LinkedHashSet<>(remote).size();
      AtomicInteger done = new AtomicInteger();
      Set<ChartDependency> seen = new LinkedHashSet<>();
      for (ChartDependency dependency : remote) {
        String named = dependency.name() + " from repo " + dependency.repository();
        if (!seen.add(dependency)) {
          log.line("Already downloaded " + named);
          continue;
        }
        log.line("Downloading " + named);
        downloads.add(
            threads.submit(
                () -> {
                  LocatedChart chart = fetch(dependency);
                  log.progress(
                      "%d of %d fetched: %s, %d bytes"
                          .formatted(
                              done.incrementAndGet(),
                              wanted,
                              chart.fileName(),
                              chart.archive().length));
                  return chart;
                }));
      }
      List<LocatedChart> fetched = new ArrayList<>();
      for (Future<LocatedChart> download : downloads) {
        fetched.add(result(download));
      }
      return fetched;
    } finally {
      threads.shutdownNow();
    }
  }

  private LocatedChart fetch(ChartDependency dependency) {
    boolean oci = dependency.repository().startsWith("oci://");
    String repository = dependency.repository();
    String slash = repository.endsWith("/") ? "" : "/";
    LocatedChart chart =
        locator.locate(
            new ChartQuery(
                oci ? repository + slash + dependency.name() : dependency.name(),
                oci ? "" : repository,
                dependency.version(),
                "",
                check.isPresent()),
            access);
    check.ifPresent(looking -> looking.accept(chart));
    return chart;
  }

  private static LocatedChart result(Future<LocatedChart> download) {
    try {
      return download.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(StoreErrorCode.UNREACHABLE, "fetching was interrupted", e);
    }
  }

  private void writeLock(
      Path directory, ChartMetadata metadata, List<ChartDependency> locked, String digest) {
    boolean v1 = metadata.apiVersion().equals(ChartMetadata.API_V1);
    Path file = directory.resolve(v1 ? "requirements.lock" : "Chart.lock");
    Map<String, Object> lock = new LinkedHashMap<>();
    lock.put("dependencies", locked.stream().map(ChartDependency::toMap).toList());
    lock.put("digest", digest);
    lock.put("generated", clock.instant().toString());
    try {
      if (Files.isSymbolicLink(file)) {
        throw new StoreException(
            StoreErrorCode.NOT_WRITABLE,
            "the "
                + file.getFileName()
                + " file is a symlink to \""
                + Files.readSymbolicLink(file)
                + "\"");
      }
      Files.writeString(file, GoYaml.marshal(lock));
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.NOT_WRITABLE, "writing " + file + ": " + failed, failed);
    }
  }
}
