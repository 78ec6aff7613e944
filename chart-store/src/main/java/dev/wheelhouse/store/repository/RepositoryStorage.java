package dev.wheelhouse.store.repository;

import dev.wheelhouse.store.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a repository's files, each whole or not at all: who opens one sees all bytes of one version
 * of it, whatever is written meanwhile, by this process or another, and whenever a writer dies.
 *
 * <p>A key is a file name, or a folder that begins with a dot and a file name. Blocks; safe for use
 * by many threads. What fails is a {@link StoreException}, NOT_WRITABLE or UNREACHABLE.
 */
public interface RepositoryStorage extends AutoCloseable {
  /**
   * A file of the storage.
   *
   * @param tag changes whenever the content does
   */
  record Stored(String key, long size, String tag, Instant modified) {}

  /** A file's content; the caller closes the stream. */
  record Opened(Stored file, InputStream content) implements AutoCloseable {
    @Override
    public void close() {
      try {
        content.close();
      } catch (IOException abandoned) {
        // Nothing more is read from it.
      }
    }
  }

  /**
   * All files of a folder.
   *
   * @param folder "" for those without one
   */
  List<Stored> list(String folder);

  /** Opens a file; empty if there is none. */
  Optional<Opened> open(String key);

  /**
   * Keeps a file that is not there yet.
   *
   * @return what is stored; empty if there was one, which stays as it is
   */
  Optional<Stored> create(String key, Path content);

  /** Keeps a file in the place of any other. */
  Stored replace(String key, Path content);

  /** Whether there was one. */
  boolean delete(String key);

  /** A directory of this machine for files on their way in. */
  Path incoming();

  @Override
  void close();
}
