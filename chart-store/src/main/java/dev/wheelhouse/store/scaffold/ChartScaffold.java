package dev.wheelhouse.store.scaffold;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes a new chart: of files of our own, or of a starter as Helm's {@code create --starter} does,
 * in whose templates and values {@code <CHARTNAME>} stands for the name.
 */
public final class ChartScaffold {
  private static final String PLACEHOLDER = "<CHARTNAME>";
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,250}");
  private static final List<String> FILES =
      List.of(
          "Chart.yaml",
          "values.yaml",
          "templates/NOTES.txt",
          "templates/_helpers.tpl",
          "templates/deployment.yaml",
          "templates/hpa.yaml",
          "templates/ingress.yaml",
          "templates/service.yaml",
          "templates/serviceaccount.yaml",
          "templates/tests/connection.yaml");

  private ChartScaffold() {}

  /**
   * Writes a chart into {@code parent/name}; files that are there are overwritten.
   *
   * @return paths of the files that were overwritten
   * @throws StoreException REFERENCE_INVALID for a bad name, NOT_WRITABLE
   */
  public static List<Path> write(Path parent, String name) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    FILES.forEach(file -> files.put(file, named(resource(file), name)));
    files.put(".helmignore", resource("helmignore"));
    return write(parent, name, files);
  }

  /**
   * Writes a chart made of a starter, a chart too, into {@code parent/name}.
   *
   * @return paths of the files that were overwritten
   * @throws dev.wheelhouse.charts.ChartException if the starter is no chart
   * @throws StoreException as {@link #write(Path, String)}
   */
  public static List<Path> writeFrom(Path starter, Path parent, String name) {
    Chart chart = ChartLoader.load(starter);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (ChartFile file : chart.raw()) {
      boolean written = file.name().startsWith("templates/") || file.name().equals("values.yaml");
      files.put(file.name(), written ? named(file.bytes(), name) : file.bytes());
    }
    files.put("Chart.yaml", named(resource("Chart.yaml"), name));
    return write(parent, name, files);
  }

  private static byte[] named(byte[] content, String name) {
    return new String(content, StandardCharsets.UTF_8)
        .replace(PLACEHOLDER, name)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] resource(String file) {
    try (InputStream content = ChartScaffold.class.getResourceAsStream(file)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file + " of the scaffold", e);
    }
  }

  private static List<Path> write(Path parent, String name, Map<String, byte[]> files) {
    if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
      throw new StoreException(
          StoreErrorCode.REFERENCE_INVALID,
          "chart name must match the regular expression \"" + NAME.pattern() + "\": " + name);
    }
    Path root = parent.resolve(name);
    List<Path> overwritten = new ArrayList<>();
    try {
      Files.createDirectories(root.resolve("charts"));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = root.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        if (Files.exists(path)) {
          overwritten.add(path);
        }
        Files.write(path, file.getValue());
      }
      return overwritten;
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.NOT_WRITABLE, "creating a chart in " + root + ": " + failed, failed);
    }
  }
}
