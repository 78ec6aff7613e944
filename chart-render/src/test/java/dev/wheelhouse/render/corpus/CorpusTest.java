package dev.wheelhouse.render.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Renders the cases that lie beside the project and compares each with real Helm's answer. Under
 * {@code -Pcorpus} all of them, in the everyday build a sample. Without {@code ../shared} it skips.
 */
class CorpusTest {
  /** How many cases the sample leaves out between two. */
  private static final int SAMPLE_STEP = 23;

  private static final double TEXTS = 0.95;

  @Test
  @Tag("corpus")
  void rendersEveryChartAsHelm() {
    Path folder = required(Corpus.folder(), "no corpus of charts: neither -Dcorpus nor ../shared");
    Set<String> known = KnownDivergences.ids();
    CorpusRun run = new CorpusRun(out("charts"));

    Corpus.charts(folder).forEach(run::chart);

    report("charts", run);
    assertThat(run.failures()).allSatisfy(failure -> assertThat(known).contains(id(failure)));
    assertThat(run.textsEqual()).isGreaterThanOrEqualTo(TEXTS);
  }

  @Test
  @Tag("corpus")
  void rendersEverySnippetAsHelm() {
    CorpusRun run = new CorpusRun(out("snippets"));

    Corpus.snippets(conformance()).forEach(run::snippet);

    report("snippets", run);
    assertThat(run.failures()).isEmpty();
  }

  @Test
  @Tag("corpus")
  void fallsIntoNoTrap() {
    CorpusRun run = new CorpusRun(out("traps"));

    Corpus.traps(conformance()).forEach(run::chart);

    report("traps", run);
    assertThat(run.failures()).isEmpty();
  }

  @Test
  void rendersASampleAsHelm() {
    Path folder = required(Corpus.folder(), "no corpus of charts: neither -Dcorpus nor ../shared");
    Set<String> known = KnownDivergences.ids();
    CorpusRun run = new CorpusRun(out("sample"));

    every(SAMPLE_STEP, Corpus.charts(folder)).forEach(run::chart);
    every(SAMPLE_STEP, Corpus.snippets(conformance())).forEach(run::snippet);
    Corpus.traps(conformance()).forEach(run::chart);

    report("sample", run);
    assertThat(run.failures()).allSatisfy(failure -> assertThat(known).contains(id(failure)));
  }

  private static Path conformance() {
    return required(
        Corpus.shared().map(shared -> shared.resolve("conformance")).filter(Files::isDirectory),
        "no ../shared/conformance");
  }

  private static Path required(Optional<Path> path, String reason) {
    Assumptions.assumeTrue(path.isPresent(), "skipped: " + reason);
    return path.orElseThrow();
  }

  private static <T> Stream<T> every(int step, List<T> all) {
    List<T> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += step) {
      some.add(all.get(i));
    }
    return some.stream();
  }

  private static Optional<Path> out(String name) {
    return Optional.of(Path.of("target", "corpus", name));
  }

  private static String id(String failure) {
    return failure.replace(" (refused)", "");
  }

  private static void report(String name, CorpusRun run) {
    run.failures()
        .forEach(failure -> System.out.println("corpus " + name + " differs: " + failure));
    System.out.println("corpus " + name + ": " + run.figures());
  }
}
