package dev.wheelhouse.store.index;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The chart archives of a directory and of the directories in it, as entries of an index.
 *
 * <p>Source: {@code IndexDirectory} in Helm's {@code pkg/repo/index.go}.
 */
public final class IndexedDirectory {
  private IndexedDirectory() {}

  /**
   * @param url where the directory's files will be, or "" for addresses relative to the index
   * @param now when the entries are made
   */
  public static List<IndexEntry> entries(Path directory, String url, Instant now)
      throws IOException {
    List<IndexEntry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory, 2)) {
      for (Path file :
          (Iterable<Path>) files.filter(IndexedDirectory::isArchive).sorted()::iterator) {
        String relative = directory.relativize(file).toString().replace('\\', '/');
        String base = url.isEmpty() || url.endsWith("/") ? url : url + "/";
        entry(file, base + relative, now).ifPresent(entries::add);
      }
    }
    return entries;
  }

  private static boolean isArchive(Path file) {
    return file.toString().endsWith(".tgz") && Files.isRegularFile(file);
  }

  private static Optional<IndexEntry> entry(Path file, String url, Instant now) {
    try {
      Chart chart = ChartLoader.load(file);
      return Optional.of(
          new IndexEntry(chart.metadata(), List.of(url), chart.digest(), now.toString(), false));
    } catch (ChartException noChart) {
      return Optional.empty();
    }
  }
}
