package dev.wheelhouse.store.repository;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files of a directory, which several processes may share. New files are written beside the others,
 * flushed to the disk and only then given their name: by a hard link, which fails if the name is
 * taken, or by a rename. So the file system must have hard links.
 */
public final class DirectoryStorage implements RepositoryStorage {
  private static final String INCOMING = ".incoming";

  /** What is older was left behind by a process that died. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path root;
  private final Path incoming;

  /**
   * @param root made if it is missing
   * @throws StoreException NOT_WRITABLE
   */
  public DirectoryStorage(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.incoming = this.root.resolve(INCOMING);
    try {
      Files.createDirectories(incoming);
      deleteAbandoned();
    } catch (IOException failed) {
      throw notWritable("using " + root + " as the directory of a repository", failed);
    }
  }

  private void deleteAbandoned() throws IOException {
    Instant limit = Instant.now().minus(ABANDONED);
    try (Stream<Path> files = Files.list(incoming)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        boolean abandoned =
            attributes(file)
                .filter(found -> found.lastModifiedTime().toInstant().isBefore(limit))
                .isPresent();
        if (abandoned) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public List<Stored> list(String folder) {
    Path directory = root.resolve(folder);
    List<Stored> found = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return found;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        String key = folder.isEmpty() ? name : folder + "/" + name;
        if (!name.startsWith(".")) {
          attributes(file).ifPresent(attributes -> found.add(stored(key, attributes)));
        }
      }
      return found;
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.UNREACHABLE, "reading the directory " + directory + ": " + failed, failed);
    }
  }

  private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile() ? Optional.of(attributes) : Optional.empty();
    } catch (NoSuchFileException deletedMeanwhile) {
      return Optional.empty();
    }
  }

  /** A new file has another number or time than the one whose name it takes. */
  private static Stored stored(String key, BasicFileAttributes attributes) {
    Instant modified = attributes.lastModifiedTime().toInstant();
    return new Stored(
        key,
        attributes.size(),
        attributes.fileKey() + "-" + attributes.size() + "-" + modified,
        modified);
  }

  /** Attributes and bytes are those of one version: the file is opened before and after asking. */
  @Override
  public Optional<Opened> open(String key) {
    Path file = root.resolve(key);
    try {
      while (true) {
        Optional<BasicFileAttributes> before = attributes(file);
        if (before.isEmpty()) {
          return Optional.empty();
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Stored stored = stored(key, before.get());
        if (attributes(file).map(after -> stored(key, after)).filter(stored::equals).isPresent()) {
          return Optional.of(new Opened(stored, Channels.newInputStream(channel)));
        }
        channel.close();
      }
    } catch (NoSuchFileException deletedMeanwhile) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.UNREACHABLE, "reading " + file + ": " + failed, failed);
    }
  }

  @Override
  public Optional<Stored> create(String key, Path content) {
    Path file = root.resolve(key);
    Path whole = null;
    try {
      whole = flushedCopy(content);
      Files.createDirectories(file.getParent());
      Files.createLink(file, whole);
      flushDirectory(file.getParent());
      return attributes(file).map(attributes -> stored(key, attributes));
    } catch (FileAlreadyExistsException taken) {
      return Optional.empty();
    } catch (UnsupportedOperationException noLinks) {
      throw notWritable(
          "storing " + file + ", whose file system has no hard links", new IOException(noLinks));
    } catch (IOException failed) {
      throw notWritable("storing " + file, failed);
    } finally {
      deleteQuietly(whole);
    }
  }

  @Override
  public Stored replace(String key, Path content) {
    Path file = root.resolve(key);
    Path whole = null;
    try {
      whole = flushedCopy(content);
      Files.createDirectories(file.getParent());
      Stored stored = stored(key, Files.readAttributes(whole, BasicFileAttributes.class));
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      flushDirectory(file.getParent());
      return stored;
    } catch (IOException failed) {
      throw notWritable("storing " + file, failed);
    } finally {
      deleteQuietly(whole);
    }
  }

  private Path flushedCopy(Path content) throws IOException {
    Path copy = Files.createTempFile(incoming, "file", ".partial");
    Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return copy;
  }

  private static void flushDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftBehind) {
      // The next start deletes it.
    }
  }

  @Override
  public boolean delete(String key) {
    try {
      return Files.deleteIfExists(root.resolve(key));
    } catch (IOException failed) {
      throw notWritable("deleting " + root.resolve(key), failed);
    }
  }

  @Override
  public Path incoming() {
    return incoming;
  }

  private static StoreException notWritable(String what, IOException failed) {
    return new StoreException(
        StoreErrorCode.NOT_WRITABLE, what + ": " + failed + "; check space and rights", failed);
  }

  @Override
  public void close() {
    // A directory needs no closing.
  }
}
