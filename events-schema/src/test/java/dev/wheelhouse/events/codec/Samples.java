package dev.wheelhouse.events.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Stored samples of v1: once released they never change. */
final class Samples {
  private static final Path ROOT = Path.of("src/test/resources/samples/v1");

  private Samples() {}

  /** Content of {@code in-NAME.json} by NAME; any other file in the directory is an error. */
  static Map<String, byte[]> of(String directory) {
    Map<String, byte[]> samples = new TreeMap<>();
    try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith("in-") || !name.endsWith(".json")) {
          throw new IllegalStateException("not used by any test: " + file);
        }
        samples.put(name.substring(3, name.length() - 5), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }
}
