package dev.wheelhouse.store.dependency;

import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The {@code charts/} of a chart directory. */
final class ChartsDirectory {
  private final Path directory;
  private final DependencyLog log;

  ChartsDirectory(Path directory, DependencyLog log) {
    this.directory = directory;
    this.log = log;
  }

  /**
   * Puts archives in and removes the archives that are not among them, but for those of charts that
   * are kept there by hand.
   *
   * @param archives bytes by file name
   * @param local names of charts that stay
   */
  void replace(Map<String, byte[]> archives, Set<String> local) {
    try {
      Files.createDirectories(directory);
      for (Map.Entry<String, byte[]> archive : archives.entrySet()) {
        write(archive.getKey(), archive.getValue());
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

  private void write(String fileName, byte[] archive) throws IOException {
    Path target = directory.resolve(fileName).normalize();
    if (!directory.normalize().equals(target.getParent())) {
      throw new StoreException(
          StoreErrorCode.REFERENCE_INVALID,
          "\"" + fileName + "\" is no name of a file for " + directory);
    }
    Path partial = Files.createTempFile(directory, ".", ".partial");
    try {
      Files.write(partial, archive);
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
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
