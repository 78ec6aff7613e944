package dev.wheelhouse.render.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds and reads the cases that lie beside the project, in {@code ../shared}. */
final class Corpus {
  private static final int COLUMNS = 5;

  private Corpus() {}

  /** The folder {@code shared} beside the project's root, if it is there. */
  static Optional<Path> shared() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path shared = at.resolve("../shared").normalize();
      if (Files.exists(at.resolve(".git")) || Files.exists(at.resolve("ARCHITECTURE.md"))) {
        return Files.isDirectory(shared.resolve("charts")) ? Optional.of(shared) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The folder with {@code cases.tsv}: the one named, or the unpacked archive of shared. */
  static Optional<Path> folder() {
    String named = System.getProperty("corpus", "");
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "wheelhouse-charts");
    if (Files.exists(cache.resolve("cases.tsv"))) {
      return Optional.of(cache);
    }
    return shared()
        .map(shared -> shared.resolve("charts/charts.tar.zst"))
        .filter(Files::exists)
        .map(archive -> unpack(archive, cache));
  }

  private static Path unpack(Path archive, Path target) {
    try {
      Files.createDirectories(target);
      Process tar =
          new ProcessBuilder(
                  "tar",
                  "--zstd",
                  "-xf",
                  archive.toString(),
                  "--strip-components=1",
                  "-C",
                  target.toString())
              .inheritIO()
              .start();
      if (!tar.waitFor(5, TimeUnit.MINUTES) || tar.exitValue() != 0) {
        throw new IllegalStateException("unpacking " + archive + " with tar --zstd failed");
      }
      return target;
    } catch (IOException failed) {
      throw new UncheckedIOException("unpacking " + archive, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while unpacking " + archive, interrupted);
    }
  }

  /** The cases of a folder: {@code cases.tsv}, {@code charts/}, {@code golden/}. */
  static List<CorpusCase> charts(Path folder) {
    List<CorpusCase> cases = new ArrayList<>();
    for (String line : lines(folder.resolve("cases.tsv"))) {
      String[] columns = line.split("\t", -1);
      if (columns.length < COLUMNS || columns[0].equals("id") || line.startsWith("#")) {
        continue;
      }
      Path golden = folder.resolve("golden");
      boolean renders = columns[3].equals("yaml");
      Path expected = golden.resolve(columns[0] + (renders ? ".yaml" : ".err"));
      cases.add(
          new CorpusCase(
              columns[0],
              folder.resolve(columns[1]),
              columns[2].equals("-") ? Optional.empty() : Optional.of(folder.resolve(columns[2])),
              "rel",
              "ns",
              columns[4].equals("yes"),
              renders ? Optional.of(expected) : Optional.empty(),
              renders ? Optional.empty() : Optional.of(expected)));
    }
    return cases;
  }

  /** The chart-level traps of {@code conformance/charts}. */
  static List<CorpusCase> traps(Path conformance) {
    List<CorpusCase> cases = new ArrayList<>();
    for (Path folder : sorted(conformance.resolve("charts"))) {
      Map<String, String> fields = new HashMap<>();
      for (String line : lines(folder.resolve("case.txt"))) {
        int colon = line.indexOf(": ");
        if (colon > 0) {
          fields.put(line.substring(0, colon), line.substring(colon + 2).trim());
        }
      }
      cases.add(
          new CorpusCase(
              folder.getFileName().toString(),
              folder.resolve(fields.get("chart")),
              fields.get("values").equals("-")
                  ? Optional.empty()
                  : Optional.of(folder.resolve(fields.get("values"))),
              fields.get("name"),
              fields.get("namespace"),
              true,
              Optional.of(folder.resolve("expected.yaml")).filter(Files::exists),
              Optional.of(folder.resolve("expected.err")).filter(Files::exists)));
    }
    return cases;
  }

  /** The template files of {@code conformance/snippets}. */
  static List<Path> snippets(Path conformance) {
    return sorted(conformance.resolve("snippets")).stream()
        .filter(file -> file.toString().endsWith(".tpl"))
        .toList();
  }

  private static List<Path> sorted(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("listing " + folder, unreadable);
    }
  }

  private static List<String> lines(Path file) {
    return text(file).lines().toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + file, unreadable);
    }
  }
}
