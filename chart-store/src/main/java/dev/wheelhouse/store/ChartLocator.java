package dev.wheelhouse.store;

import dev.wheelhouse.charts.ChartLimits;
import dev.wheelhouse.store.ChartQuery.Access;
import dev.wheelhouse.store.cache.ArchiveCache;
import dev.wheelhouse.store.config.HelmPaths;
import dev.wheelhouse.store.config.RepositoriesFile;
import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.DownloadRequest;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.store.index.IndexEntry;
import dev.wheelhouse.store.index.RepositoryIndex;
import dev.wheelhouse.store.oci.OciReference;
import dev.wheelhouse.store.oci.OciRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds and fetches charts in HTTP repositories and OCI registries, by the rules of Helm's {@code
 * pkg/downloader/chart_downloader.go}. Charts whose digest is known come from the cache, so that a
 * digest that was resolved once is found again when its repository has changed or is gone.
 *
 * <p>Blocks; safe for use by many threads.
 */
public final class ChartLocator {
  private static final long MAX_PROVENANCE = 1024 * 1024;

  private final HelmPaths paths;
  private final Downloader downloader;
  private final IndexFetcher indexes;
  private final OciCharts registries;
  private final SourcePolicy sources;
  private final Optional<ArchiveCache> cache;
  private final boolean refreshing;

  /**
   * @param paths Helm's configuration: repositories and their indexes
   * @param sources which charts may be taken
   * @param cache where archives are kept; empty to keep none
   * @param refreshing whether the index of a named repository is brought up to date before it is
   *     read; Helm's command line reads the copy of the last {@code repo update}
   */
  public ChartLocator(
      HelmPaths paths,
      Downloader downloader,
      SourcePolicy sources,
      Optional<ArchiveCache> cache,
      boolean refreshing) {
    this.paths = paths;
    this.downloader = downloader;
    this.indexes = new IndexFetcher(downloader);
    this.registries = new OciCharts(paths, downloader, cache);
    this.sources = sources;
    this.cache = cache;
    this.refreshing = refreshing;
  }

  /**
   * Finds and fetches a chart.
   *
   * @throws StoreException whatever is in the way
   */
  public LocatedChart locate(ChartQuery query, Access access) {
    if (OciReference.isOci(query.ref())) {
      OciReference reference = OciReference.parse(query.ref());
      sources.check(OciReference.SCHEME + reference.registry() + "/" + reference.repository());
      return registries.fetch(reference, query, access);
    }
    Target target = target(query, access);
    sources.check(target.source());
    return fetch(query, target);
  }

  /**
   * The versions of a chart that have an archive, newest first.
   *
   * @param repository URL of an HTTP repository, or of a registry's path ({@code oci://...})
   * @param refresh whether the index is brought up to date first
   * @throws StoreException NOT_FOUND for an unknown chart, or whatever is in the way
   */
  public List<String> versions(String repository, String name, boolean refresh, Access access) {
    if (OciReference.isOci(repository)) {
      OciReference reference = OciReference.parse(withoutSlash(repository) + "/" + name);
      return registries.registry(access).versions(reference);
    }
    ChartQuery query = new ChartQuery(name, repository, "", "", false);
    Target target = target(query, access);
    sources.check(target.source());
    if (refresh) {
      refresh(query, target);
    }
    List<IndexEntry> entries = index(target).entries().get(name);
    if (entries == null) {
      throw new StoreException(
          StoreErrorCode.NOT_FOUND, name + " chart not found in repo " + repository);
    }
    return entries.stream()
        .filter(entry -> !entry.urls().isEmpty())
        .map(IndexEntry::version)
        .toList();
  }

  /** A client of registries that goes by the same configuration. */
  public OciRegistry registry(Access access) {
    return registries.registry(access);
  }

  /** Helm's configuration that this locator goes by. */
  public HelmPaths paths() {
    return paths;
  }

  /**
   * @param source how policies call it
   * @param entry the repository, with the caller's credentials over its own
   * @param chart name in the repository; "" for the URL of an archive
   * @param index the copy of the index
   */
  private record Target(
      String source, RepositoryEntry entry, String chart, Path index, boolean fresh) {}

  private Target target(ChartQuery query, Access access) {
    RepositoriesFile configured = RepositoriesFile.read(paths.repositoryConfig());
    if (!query.repo().isEmpty()) {
      RepositoryEntry known =
          configured.findByUrl(query.repo()).orElse(RepositoryEntry.of("", query.repo()));
      return new Target(
          withoutSlash(query.repo()) + "/" + query.ref(),
          overridden(known, access),
          query.ref(),
          paths.index(known.name().isEmpty() ? nameless(query.repo()) : known.name()),
          false);
    }
    if (query.ref().contains("://")) {
      RepositoryEntry owner = overridden(RepositoryEntry.of("", query.ref()), access);
      return new Target(query.ref(), owner, "", null, true);
    }
    int slash = query.ref().indexOf('/');
    if (slash <= 0) {
      throw new StoreException(
          StoreErrorCode.REFERENCE_INVALID,
          "non-absolute URLs should be in form of repo_name/path_to_chart, got: " + query.ref());
    }
    String name = query.ref().substring(0, slash);
    RepositoryEntry entry =
        configured
            .find(name)
            .orElseThrow(
                () -> new StoreException(StoreErrorCode.NOT_FOUND, "repo " + name + " not found"));
    String chart = query.ref().substring(slash + 1);
    return new Target(
        withoutSlash(entry.url()) + "/" + chart,
        overridden(entry, access),
        chart,
        paths.index(name),
        !refreshing);
  }

  private static String nameless(String url) {
    String digest = ArchiveCache.digest(url.getBytes(StandardCharsets.UTF_8));
    return "wheelhouse-" + digest.substring("sha256:".length(), "sha256:".length() + 16);
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static RepositoryEntry overridden(RepositoryEntry entry, Access access) {
    boolean credentials = !access.credentials().isEmpty();
    boolean files = !access.tls().certFile().isEmpty();
    return new RepositoryEntry(
        entry.name(),
        entry.url(),
        credentials ? access.credentials().username() : entry.username(),
        credentials ? access.credentials().password() : entry.password(),
        files ? access.tls().certFile() : entry.certFile(),
        files ? access.tls().keyFile() : entry.keyFile(),
        access.tls().caFile().isEmpty() ? entry.caFile() : access.tls().caFile(),
        access.tls().insecure() || entry.insecureSkipTlsVerify(),
        access.credentials().passToAll() || entry.passCredentialsAll(),
        credentials ? access.credentials().bearer() : entry.bearerToken());
  }

  private LocatedChart fetch(ChartQuery query, Target target) {
    Optional<byte[]> kept = cached(query.digest());
    if (kept.isPresent() && !query.provenance()) {
      String name = target.chart().isEmpty() ? lastPart(query.ref()) : target.chart() + ".tgz";
      return new LocatedChart(target.source(), name, kept.get(), new byte[0], "");
    }
    if (target.chart().isEmpty()) {
      return download(query, target, URI.create(query.ref()), hex(query.digest()));
    }
    IndexEntry entry = entry(query, target);
    if (entry.urls().isEmpty()) {
      throw new StoreException(
          StoreErrorCode.NOT_FOUND, "chart \"" + query.ref() + "\" has no downloadable URLs");
    }
    URI uri = IndexFetcher.resolve(target.entry().url(), entry.urls().get(0));
    String digest = query.digest().isEmpty() ? entry.digest() : hex(query.digest());
    return download(query, target, uri, digest);
  }

  private IndexEntry entry(ChartQuery query, Target target) {
    if (!target.fresh()) {
      refresh(query, target);
    }
    RepositoryIndex index = index(target);
    List<IndexEntry> all = index.entries().getOrDefault(target.chart(), List.of());
    Optional<IndexEntry> pinned =
        all.stream()
            .filter(entry -> !query.digest().isEmpty())
            .filter(entry -> entry.digest().equals(hex(query.digest())))
            .findFirst();
    if (pinned.isPresent()) {
      return pinned.get();
    }
    try {
      return index.find(target.chart(), query.version());
    } catch (StoreException missing) {
      if (missing.code() != StoreErrorCode.NOT_FOUND) {
        throw missing;
      }
      throw new StoreException(missing.code(), notFound(query, target, missing), missing);
    }
  }

  private void refresh(ChartQuery query, Target target) {
    try {
      indexes.refresh(target.entry(), target.index());
    } catch (StoreException failed) {
      String repository = query.repo().isEmpty() ? target.entry().url() : query.repo();
      throw new StoreException(
          failed.code(),
          "looks like \""
              + repository
              + "\" is not a valid chart repository or cannot be reached: "
              + failed.getMessage(),
          failed);
    }
  }

  private static RepositoryIndex index(Target target) {
    try {
      return RepositoryIndex.read(target.index(), target.chart()::equals);
    } catch (StoreException missing) {
      throw new StoreException(
          missing.code(),
          "no cached repo found. (try 'wheelhouse repo update'): " + missing.getMessage(),
          missing);
    }
  }

  private static String notFound(ChartQuery query, Target target, StoreException reason) {
    if (!query.repo().isEmpty()) {
      String version = query.version().isEmpty() ? "" : " version \"" + query.version() + "\"";
      return "chart \""
          + query.ref()
          + "\""
          + version
          + " not found in "
          + query.repo()
          + " repository";
    }
    return "chart \"%s\" matching %s not found in %s index. (try 'wheelhouse repo update'): %s"
        .formatted(target.chart(), query.version(), target.entry().name(), reason.getMessage());
  }

  private LocatedChart download(ChartQuery query, Target target, URI uri, String sha256) {
    byte[] archive =
        cached(sha256.isEmpty() ? "" : "sha256:" + sha256)
            .orElseGet(
                () -> {
                  byte[] bytes = bytes(target, uri, ChartLimits.DEFAULT.totalBytes(), sha256);
                  cache.ifPresent(keeping -> keeping.put(bytes));
                  return bytes;
                });
    byte[] provenance = new byte[0];
    if (query.provenance()) {
      provenance = bytes(target, URI.create(uri + ".prov"), MAX_PROVENANCE, "");
    }
    return new LocatedChart(target.source(), lastPart(uri.getPath()), archive, provenance, "");
  }

  private byte[] bytes(Target target, URI uri, long maxBytes, String sha256) {
    Path file = null;
    try {
      file = Files.createTempFile("wheelhouse", ".download");
      downloader.download(
          DownloadRequest.of(uri, maxBytes)
              .withSha256(sha256)
              .withCredentials(
                  URI.create(target.entry().url()),
                  IndexFetcher.credentials(target.entry()),
                  IndexFetcher.tls(target.entry())),
          file);
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.NOT_WRITABLE,
          "downloading " + uri.getPath() + " into the directory for temporary files: " + failed,
          failed);
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftBehind) {
      // The system clears its directory for temporary files.
    }
  }

  private Optional<byte[]> cached(String digest) {
    return digest.isEmpty() ? Optional.empty() : cache.flatMap(kept -> kept.find(digest));
  }

  private static String hex(String digest) {
    return digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : digest;
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
