package dev.wheelhouse.store;

import dev.wheelhouse.store.cache.ArchiveCache;
import dev.wheelhouse.store.config.RepositoryEntry;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.Credentials;
import dev.wheelhouse.store.http.Download;
import dev.wheelhouse.store.http.DownloadRequest;
import dev.wheelhouse.store.http.Downloader;
import dev.wheelhouse.store.http.TlsSettings;
import dev.wheelhouse.store.index.RepositoryIndex;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Keeps copies of repositories' indexes up to date: a server is asked only for what has changed,
 * and a copy is replaced only by an index that can be read. Blocks; safe for use by many threads
 * and processes.
 */
public final class IndexFetcher {
  private final Downloader downloader;

  public IndexFetcher(Downloader downloader) {
    this.downloader = downloader;
  }

  /**
   * Fetches an index into a file, unless the server says that the file is up to date.
   *
   * @return whether it has changed
   * @throws StoreException what {@link Downloader#download} throws, INDEX_INVALID, NOT_WRITABLE
   */
  public boolean refresh(RepositoryEntry repository, Path file) {
    Path tagFile = file.resolveSibling(file.getFileName() + ".etag");
    Path partial = null;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      partial = Files.createTempFile(file.toAbsolutePath().getParent(), ".index", ".partial");
      String tag = tag(tagFile, file);
      Download download = downloader.download(request(repository).withEtag(tag), partial);
      if (!download.changed()) {
        return false;
      }
      RepositoryIndex.read(partial, name -> false);
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      keepTag(download, tagFile);
      return true;
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.NOT_WRITABLE,
          "keeping the index of " + repository.url() + " in " + file + ": " + failed,
          failed);
    } finally {
      deleteQuietly(partial);
    }
  }

  /**
   * The tag of the copy, if it is the copy's. Another process, Helm too, may have replaced the copy
   * or the tag since, so the tag names the digest of what it came with.
   */
  private static String tag(Path tagFile, Path file) throws IOException {
    try {
      List<String> lines = Files.readAllLines(tagFile);
      boolean ofThisCopy =
          lines.size() == 2 && ArchiveCache.digest(Files.readAllBytes(file)).equals(lines.get(1));
      return ofThisCopy ? lines.get(0) : "";
    } catch (NoSuchFileException none) {
      return "";
    }
  }

  private static void keepTag(Download download, Path tagFile) throws IOException {
    if (download.etag().isEmpty()) {
      Files.deleteIfExists(tagFile);
      return;
    }
    Path partial = Files.createTempFile(tagFile.toAbsolutePath().getParent(), ".tag", ".partial");
    try {
      Files.write(partial, List.of(download.etag(), "sha256:" + download.sha256()));
      Files.move(partial, tagFile, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      deleteQuietly(partial);
    }
  }

  private static void deleteQuietly(Path partial) {
    try {
      if (partial != null) {
        Files.deleteIfExists(partial);
      }
    } catch (IOException leftBehind) {
      // A file left in a cache directory harms nobody.
    }
  }

  private static DownloadRequest request(RepositoryEntry repository) {
    return DownloadRequest.of(resolve(repository.url(), "index.yaml"), RepositoryIndex.MAX_BYTES)
        .withCredentials(URI.create(repository.url()), credentials(repository), tls(repository));
  }

  static Credentials credentials(RepositoryEntry repository) {
    return new Credentials(
        repository.username(),
        repository.password(),
        repository.bearerToken(),
        repository.passCredentialsAll());
  }

  static TlsSettings tls(RepositoryEntry repository) {
    return new TlsSettings(
        repository.caFile(),
        repository.certFile(),
        repository.keyFile(),
        repository.insecureSkipTlsVerify());
  }

  /**
   * An address of an index, absolute or relative to the repository; the repository's query stays,
   * as in Helm's {@code ResolveReferenceURL}.
   *
   * @throws StoreException REFERENCE_INVALID
   */
  static URI resolve(String repository, String reference) {
    try {
      URI relative = URI.create(reference);
      if (relative.isAbsolute()) {
        return relative;
      }
      URI base = URI.create(repository);
      String path = base.getRawPath() == null ? "" : base.getRawPath();
      URI directory =
          URI.create(
              base.getScheme()
                  + "://"
                  + base.getRawAuthority()
                  + (path.endsWith("/") ? path : path + "/"));
      String resolved = directory.resolve(relative).toString();
      return URI.create(
          base.getRawQuery() == null ? resolved : resolved + "?" + base.getRawQuery());
    } catch (IllegalArgumentException malformed) {
      throw new StoreException(
          StoreErrorCode.REFERENCE_INVALID,
          "invalid chart URL format: " + reference + " in repository " + repository,
          malformed);
    }
  }
}
