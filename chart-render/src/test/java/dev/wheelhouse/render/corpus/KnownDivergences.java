package dev.wheelhouse.render.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Cases whose expected output is not real Helm's, with the reason of each in the file. */
final class KnownDivergences {
  private static final String FILE = "/corpus/known-divergences.tsv";

  private KnownDivergences() {}

  static Set<String> ids() {
    try (InputStream in = KnownDivergences.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t")[0])
          .collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + FILE, unreadable);
    }
  }
}
