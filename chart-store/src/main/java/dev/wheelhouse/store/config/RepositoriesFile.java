package dev.wheelhouse.store.config;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code repositories.yaml}, in Helm's format and at Helm's place, so that both programs use the
 * same repositories. Immutable.
 *
 * <p>Source: Helm's {@code pkg/repo/repo.go}.
 */
public final class RepositoriesFile {
  private final Map<String, Object> head;
  private final List<RepositoryEntry> entries;

  private RepositoriesFile(Map<String, Object> head, List<RepositoryEntry> entries) {
    this.head = head;
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads the file; a missing one has no repositories.
   *
   * @throws StoreException CONFIGURATION_INVALID
   */
  public static RepositoriesFile read(Path file) {
    try {
      Map<String, Object> head = new LinkedHashMap<>();
      head.put("apiVersion", "");
      head.put("generated", "0001-01-01T00:00:00Z");
      Map<String, Object> content = GoYaml.parseMap(Files.readAllBytes(file));
      head.putAll(content);
      List<RepositoryEntry> entries = new ArrayList<>();
      Object list = content.get("repositories");
      for (Object item : list instanceof List<?> items ? items : List.of()) {
        entries.add(RepositoryEntry.decode(GoYaml.asMap(item, "repo.Entry")));
      }
      return new RepositoriesFile(head, entries);
    } catch (NoSuchFileException missing) {
      return new RepositoriesFile(
          new LinkedHashMap<>(Map.of("apiVersion", "", "generated", "0001-01-01T00:00:00Z")),
          List.of());
    } catch (IOException | YamlException failed) {
      throw new StoreException(
          StoreErrorCode.CONFIGURATION_INVALID,
          "couldn't load repositories file (" + file + "): " + failed.getMessage(),
          failed);
    }
  }

  /**
   * Changes the file under a lock that other processes of Wheelhouse heed; it appears whole, for
   * its owner only.
   *
   * @throws StoreException CONFIGURATION_INVALID, NOT_WRITABLE
   */
  public static RepositoriesFile update(Path file, UnaryOperator<RepositoriesFile> change) {
    Path directory = file.toAbsolutePath().getParent();
    String name = file.getFileName().toString();
    Path lockFile = directory.resolve(name.replaceFirst("\\.[^.]*$", "") + ".lock");
    try {
      Files.createDirectories(directory);
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        RepositoriesFile changed = change.apply(read(file));
        changed.write(file, directory);
        return changed;
      }
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.NOT_WRITABLE,
          "writing repositories file (" + file + "): " + failed + "; check its permissions",
          failed);
    }
  }

  private void write(Path file, Path directory) throws IOException {
    Map<String, Object> content = new LinkedHashMap<>(head);
    content.put("repositories", entries.stream().map(RepositoryEntry::toMap).toList());
    Path partial = Files.createTempFile(directory, ".repositories", ".partial");
    try {
      Files.writeString(partial, GoYaml.marshal(content));
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** The repositories in the order of the file. */
  public List<RepositoryEntry> entries() {
    return entries;
  }

  /** The repository of a name. */
  public Optional<RepositoryEntry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** The repository at an address; a slash at the end does not matter. */
  public Optional<RepositoryEntry> findByUrl(String url) {
    String wanted = withoutSlash(url);
    return entries.stream().filter(entry -> withoutSlash(entry.url()).equals(wanted)).findFirst();
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** The file with a repository, in the place of the one that has its name. */
  public RepositoriesFile with(RepositoryEntry entry) {
    List<RepositoryEntry> changed = new ArrayList<>(entries);
    changed.replaceAll(old -> old.name().equals(entry.name()) ? entry : old);
    if (find(entry.name()).isEmpty()) {
      changed.add(entry);
    }
    return new RepositoriesFile(head, changed);
  }

  /** The file without a repository. */
  public RepositoriesFile without(String name) {
    return new RepositoriesFile(
        head, entries.stream().filter(entry -> !entry.name().equals(name)).toList());
  }
}
