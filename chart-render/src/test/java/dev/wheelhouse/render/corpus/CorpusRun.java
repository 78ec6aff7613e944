package dev.wheelhouse.render.corpus;

import dev.wheelhouse.render.Renderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Renders cases, compares each with Helm's answer, and counts. Not thread-safe. */
final class CorpusRun {
  private static final int RENDERS_AGAIN = 3;

  private final Renderer renderer = new Renderer();
  private final Optional<Path> out;
  private final List<String> failures = new ArrayList<>();
  private int yaml;
  private int yamlEqual;
  private int random;
  private int randomEqual;
  private int errors;
  private int errorsRefused;
  private int errorsEqual;

  /**
   * @param out folder that takes what we print where it differs
   */
  CorpusRun(Optional<Path> out) {
    this.out = out;
  }

  void chart(CorpusCase corpusCase) {
    Rendering ours = guarded(corpusCase.id(), () -> Rendering.of(renderer, corpusCase));
    if (corpusCase.expectedError().isPresent()) {
      refusal(corpusCase.id(), Corpus.text(corpusCase.expectedError().get()), ours);
      return;
    }
    String expected = Corpus.text(corpusCase.expectedYaml().orElseThrow());
    if (expected.equals(ours.text()) && !ours.refused()) {
      exact(corpusCase.id(), expected, ours);
      return;
    }
    // Some cases are marked deterministic whose values switch random passwords or the clock on.
    boolean equal = !ours.refused() && equalButForRandom(corpusCase, expected, ours);
    if (!equal && corpusCase.deterministic()) {
      exact(corpusCase.id(), expected, ours);
      return;
    }
    random++;
    randomEqual += equal ? 1 : 0;
    note(corpusCase.id(), equal, ours);
  }

  /** Short random texts are equal now and then: a few renders tell what is random. */
  private boolean equalButForRandom(CorpusCase corpusCase, String expected, Rendering ours) {
    for (int i = 0; i < RENDERS_AGAIN; i++) {
      Rendering again = guarded(corpusCase.id(), () -> Rendering.of(renderer, corpusCase));
      if (Comparison.equalButForRandom(expected, ours.text(), again.text())) {
        return true;
      }
    }
    return false;
  }

  void snippet(Path file) {
    String id = file.getFileName().toString().replaceFirst("\\.tpl$", "");
    Rendering ours = guarded(id, () -> Rendering.ofSnippet(renderer, file));
    Path expected = file.resolveSibling(id + ".out");
    if (Files.exists(expected)) {
      exact(id, Corpus.text(expected), ours);
    } else {
      refusal(id, Corpus.text(file.resolveSibling(id + ".err")), ours);
    }
  }

  private static Rendering guarded(String id, Supplier<Rendering> rendering) {
    try {
      return rendering.get();
    } catch (RuntimeException | StackOverflowError defect) {
      StringWriter trace = new StringWriter();
      defect.printStackTrace(new PrintWriter(trace));
      return new Rendering("DEFECT in " + id + ": " + trace, true);
    }
  }

  private void exact(String id, String expected, Rendering ours) {
    yaml++;
    boolean equal = !ours.refused() && expected.equals(ours.text());
    yamlEqual += equal ? 1 : 0;
    note(id, equal, ours);
  }

  private void refusal(String id, String expected, Rendering ours) {
    errors++;
    boolean equal = ours.refused() && Comparison.errorEqual(expected, ours.text());
    errorsRefused += ours.refused() && !ours.text().startsWith("DEFECT") ? 1 : 0;
    errorsEqual += equal ? 1 : 0;
    note(id, equal, ours);
  }

  private void note(String id, boolean equal, Rendering ours) {
    if (equal) {
      return;
    }
    failures.add(id + (ours.refused() ? " (refused)" : ""));
    out.ifPresent(
        folder -> {
          try {
            Files.createDirectories(folder);
            Files.writeString(
                folder.resolve(id + (ours.refused() ? ".err" : ".yaml")), ours.text());
          } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
          }
        });
  }

  List<String> failures() {
    return failures;
  }

  /** Whether every case was rendered or refused as Helm does, whatever the text of refusals. */
  boolean agrees() {
    return yamlEqual == yaml && randomEqual == random && errorsRefused == errors;
  }

  /** Share of refusals with Helm's own text, 1 when there are none. */
  double textsEqual() {
    return errors == 0 ? 1 : (double) errorsEqual / errors;
  }

  String figures() {
    return "%d/%d equal, %d/%d equal but for random values, %d/%d refused, %d/%d with Helm's text"
        .formatted(
            yamlEqual, yaml, randomEqual, random, errorsRefused, errors, errorsEqual, errors);
  }

  /** For the inner loop: {@code charts|snippets|traps [PART-OF-ID [OUT]]}. */
  public static void main(String[] args) {
    String part = args.length > 1 ? args[1] : "";
    CorpusRun run =
        new CorpusRun(args.length > 2 ? Optional.of(Path.of(args[2])) : Optional.empty());
    Path conformance = Corpus.shared().orElseThrow().resolve("conformance");
    long start = System.nanoTime();
    switch (args[0]) {
      case "charts" ->
          Corpus.charts(Corpus.folder().orElseThrow()).stream()
              .filter(c -> c.id().contains(part))
              .forEach(run::chart);
      case "traps" ->
          Corpus.traps(conformance).stream().filter(c -> c.id().contains(part)).forEach(run::chart);
      default ->
          Corpus.snippets(conformance).stream()
              .filter(file -> file.getFileName().toString().contains(part))
              .forEach(run::snippet);
    }
    run.failures().forEach(System.out::println);
    System.out.println(
        args[0] + ": " + run.figures() + ", " + (System.nanoTime() - start) / 1_000_000 + " ms");
  }
}
