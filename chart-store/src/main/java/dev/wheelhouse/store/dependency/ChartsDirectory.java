package dev.wheelhouse.store.dependency;

import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The {@code charts/} of a chart directory. */
final class ChartsDirectory {
  /** Loaders pass over what begins with a dot. */
  private static final String ASIDE = ".wheelhouse-";

  private final Path directory;
  private final DependencyLog log;

  ChartsDirectory(Path directory, DependencyLog log) {
    this.directory = directory;
    this.log = log;
  }

  /**
   * Puts archives in and removes the archives that are not among them, but for those of charts that
   * are kept there by hand. All are written aside first, so that nothing changes unless there is
   * room for all of them; what is left to do then are renames.
   *
   * @param archives bytes by file name
   * @param local names of charts that stay
   */
  void replace(Map<String, byte[]> archives, Set<String> local) {
    try {
      Files.createDirectories(directory);
      removeLeftovers();
      Path aside = Files.createTempDirectory(directory, ASIDE);
      try {
        for (Map.Entry<String, byte[]> archive : archives.entrySet()) {
          Files.write(in(aside, archive.getKey()), archive.getValue());
        }
        for (String fileName : archives.keySet()) {
          Files.move(
              aside.resolve(fileName), directory.resolve(fileName), StandardCopyOption.ATOMIC_MOVE);
        }
      } finally {
        remove(aside);
      }
      log.line("Deleting outdated charts");
      for (Path file : files()) {
        if (!archives.containsKey(file.getFileName().toString()) && isOutdated(file, local)) {
          Files.delete(file);
        }
      }
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.NOT_WRITABLE,
          "writing into " + directory + ": " + failed + "; check that it is a directory of yours",
          failed);
    }
  }

  private Path in(Path aside, String fileName) {
    Path target = aside.resolve(fileName).normalize();
    if (!aside.normalize().equals(target.getParent())) {
      throw new StoreException(
          StoreErrorCode.REFERENCE_INVALID,
          "\"" + fileName + "\" is no name of a file for " + directory);
    }
    return target;
  }

  /** What a process left behind that was ended in the middle. */
  private void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, ASIDE + "*")) {
      for (Path aside : left) {
        remove(aside);
      }
    }
  }

  private static void remove(Path aside) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(aside)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(aside);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private boolean isOutdated(Path file, Set<String> local) {
    try {
      return !local.contains(ChartLoader.load(file).name());
    } catch (ChartException noChart) {
      log.line(
          "Could not verify " + file + " for deletion: " + noChart.getMessage() + " (Skipping)");
      return false;
    }
  }
}
