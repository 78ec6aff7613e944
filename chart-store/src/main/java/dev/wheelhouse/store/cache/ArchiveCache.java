package dev.wheelhouse.store.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chart archives by their SHA-256, in a directory that several processes may share.
 *
 * <p>A file appears whole or not at all and never changes. What is read is held against its digest,
 * so that a damaged disk is a miss. When the files are larger than the cap, those that were not
 * used for longest go. A cache that cannot write (a full disk, no rights) keeps nothing and says so
 * in the log: it is never the reason why a deployment fails. Safe for use by many threads.
 */
public final class ArchiveCache {
  /** The default cap. */
  public static final long DEFAULT_MAX_BYTES = 1024L * 1024 * 1024;

  /** No write takes that long. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(ArchiveCache.class);
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  private final Path root;
  private final long maxBytes;
  private final Clock clock;

  /**
   * @param root the directory; made when something is kept
   * @param maxBytes cap on all files together
   */
  public ArchiveCache(Path root, long maxBytes, Clock clock) {
    this.root = root;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  private record Kept(Path file, long size, FileTime used) {}

  /** The bytes of a digest ({@code sha256:...}), if they are here and whole. */
  public Optional<byte[]> find(String digest) {
    if (!DIGEST.matcher(digest).matches()) {
      return Optional.empty();
    }
    Path file = file(digest);
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (!digest(bytes).equals(digest)) {
        LOG.atWarn().addKeyValue("digest", digest).log("a cached chart is damaged, dropping it");
        Files.deleteIfExists(file);
        return Optional.empty();
      }
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      return Optional.of(bytes);
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException failed) {
      warn("reading a cached chart failed", digest, failed);
      return Optional.empty();
    }
  }

  /**
   * Keeps bytes, if it can.
   *
   * @return their digest, {@code sha256:...}
   */
  public String put(byte[] bytes) {
    String digest = digest(bytes);
    if (bytes.length > maxBytes) {
      return digest;
    }
    try {
      evict(maxBytes - bytes.length);
      write(digest, bytes);
    } catch (IOException | UncheckedIOException full) {
      makeRoomAndWrite(digest, bytes, full);
    }
    return digest;
  }

  private void makeRoomAndWrite(String digest, byte[] bytes, Exception first) {
    try {
      evict(0);
      write(digest, bytes);
    } catch (IOException | UncheckedIOException failed) {
      failed.addSuppressed(first);
      warn("keeping a chart failed, going on without", digest, failed);
    }
  }

  private static void warn(String what, String digest, Exception failed) {
    LOG.atWarn().addKeyValue("digest", digest).addKeyValue("reason", failed.toString()).log(what);
  }

  private Path file(String digest) {
    String hex = digest.substring("sha256:".length());
    return root.resolve("sha256").resolve(hex.substring(0, 2)).resolve(hex + ".tgz");
  }

  private void write(String digest, byte[] bytes) throws IOException {
    Path file = file(digest);
    Files.createDirectories(file.getParent());
    Path partial = Files.createTempFile(root, "incoming", ".partial");
    try {
      Files.write(partial, bytes);
      Files.setLastModifiedTime(partial, FileTime.from(clock.instant()));
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Removes the files that were not used for longest, until the rest fits. */
  private void evict(long target) throws IOException {
    Files.createDirectories(root);
    try (FileChannel channel =
            FileChannel.open(
                root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return;
      }
      removeLeftovers();
      List<Kept> kept = kept();
      long size = kept.stream().mapToLong(Kept::size).sum();
      for (Kept oldest : kept) {
        if (size <= target) {
          return;
        }
        Files.deleteIfExists(oldest.file());
        size -= oldest.size();
      }
    } catch (OverlappingFileLockException anotherThread) {
      // It makes the room.
    }
  }

  /** What processes left behind that were ended while they wrote. */
  private void removeLeftovers() throws IOException {
    FileTime abandoned = FileTime.from(clock.instant().minus(ABANDONED));
    try (DirectoryStream<Path> partial = Files.newDirectoryStream(root, "*.partial")) {
      for (Path file : partial) {
        if (Files.getLastModifiedTime(file).compareTo(abandoned) < 0) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException goneMeanwhile) {
      // Its writer has finished.
    }
  }

  private List<Kept> kept() throws IOException {
    List<Kept> kept = new ArrayList<>();
    Path files = root.resolve("sha256");
    if (!Files.isDirectory(files)) {
      return kept;
    }
    try (Stream<Path> walk = Files.walk(files, 2)) {
      for (Path file :
          (Iterable<Path>) walk.filter(path -> path.toString().endsWith(".tgz"))::iterator) {
        try {
          BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
          kept.add(new Kept(file, attributes.size(), attributes.lastModifiedTime()));
        } catch (NoSuchFileException goneMeanwhile) {
          // Another process made room.
        }
      }
    }
    kept.sort(Comparator.comparing(Kept::used));
    return kept;
  }

  /** {@code sha256:} and the SHA-256 of bytes in hex. */
  public static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
