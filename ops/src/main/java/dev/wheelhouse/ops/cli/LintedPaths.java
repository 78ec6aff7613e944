package dev.wheelhouse.ops.cli;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The charts that are linted, as folders (Helm's {@code pkg/action/lint.go}). */
final class LintedPaths {
  private LintedPaths() {}

  /** The charts, and then what lies below the {@code charts/} of each. */
  static List<String> withSubcharts(Console console, List<String> charts) {
    List<String> all = new ArrayList<>(charts);
    for (String chart : charts) {
      Path below = Path.of(chart, "charts").normalize();
      Path folder = console.directory().resolve(below);
      if (Files.isDirectory(folder)) {
        for (Path file : files(folder)) {
          String name = file.getFileName().toString();
          Path shown = below.resolve(folder.relativize(file));
          if (name.equals("Chart.yaml")) {
            all.add(shown.getParent().toString());
          } else if (isArchive(name)) {
            all.add(shown.toString());
          }
        }
      }
    }
    return all;
  }

  private static boolean isArchive(String name) {
    return name.endsWith(".tgz") || name.endsWith(".tar.gz");
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new CommandException(ExitCode.FAILED, "cannot read " + folder + ": " + e, e);
    }
  }

  /**
   * A chart's folder; one that an archive was unpacked into goes when it is closed.
   *
   * @param unpacked the folder that goes, or null
   */
  record Folder(Path path, Path unpacked) implements AutoCloseable {
    @Override
    public void close() {
      if (unpacked == null) {
        return;
      }
      try (Stream<Path> entries = Files.walk(unpacked)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * @throws CommandException with Helm's text when there is no chart at the path
   */
  static Folder open(Console console, String path) {
    Path file = console.directory().resolve(path);
    if (isArchive(path)) {
      return unpack(path, file);
    }
    if (!Files.exists(file.resolve("Chart.yaml"))) {
      throw failed(
          "unable to check Chart.yaml file in chart: stat "
              + Path.of(path, "Chart.yaml").normalize()
              + ": no such file or directory");
    }
    return new Folder(file.normalize(), null);
  }

  private static Folder unpack(String path, Path archive) {
    if (!Files.exists(archive)) {
      throw failed("unable to open tarball: open " + path + ": no such file or directory");
    }
    try {
      Chart chart = ChartLoader.load(archive);
      Path unpacked = Files.createTempDirectory("wheelhouse-lint");
      Path folder = unpacked.resolve(chart.name());
      for (ChartFile file : chart.raw()) {
        Path target = folder.resolve(file.name());
        Files.createDirectories(target.getParent());
        Files.write(target, file.bytes());
      }
      return new Folder(folder, unpacked);
    } catch (ChartException | IOException e) {
      throw failed("unable to extract tarball: " + e.getMessage());
    }
  }

  private static CommandException failed(String message) {
    return new CommandException(ExitCode.FAILED, message);
  }
}
