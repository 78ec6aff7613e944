package dev.wheelhouse.render.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.RenderRequest;
import dev.wheelhouse.render.Renderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 20,000 renders at the same time with one renderer: public charts and our own, mixed. Each output
 * is compared with Helm's; where Helm's own differs from render to render, but for what differs.
 */
@Tag("corpus")
class ConcurrentCorpusTest {
  private static final Path OWN = Path.of("src/test/resources/charts");
  private static final int RENDERS = 20_000;
  private static final int THREADS = 8;
  private static final int RENDERS_ALONE = 3;

  /**
   * Of how many renders one is of a public chart: a few of those take as long as hundreds of ours.
   */
  private static final int SHARE_OF_PUBLIC = 4;

  /**
   * A case to be rendered again and again.
   *
   * @param expected Helm's text
   * @param alone what one thread by itself rendered, a few times where that is random
   */
  private record Prepared(String id, RenderRequest request, String expected, List<String> alone) {
    boolean isRight(Rendering rendering) {
      return !rendering.refused()
          && (expected.equals(rendering.text())
              || alone.stream()
                  .anyMatch(
                      other ->
                          !expected.equals(other)
                              && Comparison.equalButForRandom(expected, rendering.text(), other)));
    }
  }

  @Test
  void rendersPublicChartsAtTheSameTimeAsHelmRendersThem() throws Exception {
    Optional<Path> folder = Corpus.folder();
    Assumptions.assumeTrue(folder.isPresent(), "skipped: no corpus of charts");
    Renderer renderer = new Renderer();
    List<Prepared> publicCharts = prepared(renderer, Corpus.charts(folder.orElseThrow()));
    List<Prepared> ours = prepared(renderer, ownCharts());

    List<String> wrong = wrong(renderer, publicCharts, ours);

    System.out.printf(
        "concurrent renders: %d of %d public cases and %d of our own, %d threads, %d wrong%n",
        RENDERS, publicCharts.size(), ours.size(), THREADS, wrong.size());
    assertThat(wrong).isEmpty();
  }

  private static List<String> wrong(
      Renderer renderer, List<Prepared> publicCharts, List<Prepared> ours) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<String> wrong = new ArrayList<>();
    try {
      List<Future<Optional<String>>> results = new ArrayList<>();
      for (int i = 0; i < RENDERS; i++) {
        boolean isPublic = i % SHARE_OF_PUBLIC == 0;
        List<Prepared> cases = isPublic ? publicCharts : ours;
        Prepared prepared = cases.get((isPublic ? i / SHARE_OF_PUBLIC : i) % cases.size());
        results.add(
            threads.submit(
                () ->
                    prepared.isRight(Rendering.of(renderer, prepared.request()))
                        ? Optional.empty()
                        : Optional.of(prepared.id())));
      }
      for (Future<Optional<String>> result : results) {
        result.get().ifPresent(wrong::add);
      }
    } finally {
      threads.shutdownNow();
    }
    return wrong;
  }

  /** The cases that Helm renders; where the expected file is known not to be Helm's, our own. */
  private static List<Prepared> prepared(Renderer renderer, List<CorpusCase> cases) {
    Set<String> known = KnownDivergences.ids();
    List<Prepared> prepared = new ArrayList<>();
    for (CorpusCase corpusCase : cases) {
      if (corpusCase.expectedYaml().isPresent()) {
        RenderRequest request = patient(Rendering.request(corpusCase));
        String expected =
            known.contains(corpusCase.id())
                ? Rendering.of(renderer, request).text()
                : Corpus.text(corpusCase.expectedYaml().get());
        prepared.add(
            new Prepared(corpusCase.id(), request, expected, alone(renderer, request, expected)));
      }
    }
    return prepared;
  }

  private static List<String> alone(Renderer renderer, RenderRequest request, String expected) {
    List<String> alone = new ArrayList<>();
    do {
      alone.add(Rendering.of(renderer, request).text());
    } while (!alone.get(0).equals(expected) && alone.size() < RENDERS_ALONE);
    return alone;
  }

  /** Eight threads that make RSA keys on a busy machine may each take more than a minute. */
  private static RenderRequest patient(RenderRequest request) {
    return request.withOptions(
        request.options().withBudget(RenderBudget.DEFAULT.withTime(Duration.ofMinutes(10))));
  }

  private static List<CorpusCase> ownCharts() throws IOException {
    try (Stream<Path> folders = Files.list(OWN)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("expected.yaml")))
          .sorted()
          .map(
              folder ->
                  new CorpusCase(
                      folder.getFileName().toString(),
                      folder.resolve("chart"),
                      Optional.of(folder.resolve("values.yaml")).filter(Files::exists),
                      "rel",
                      "ns",
                      true,
                      Optional.of(folder.resolve("expected.yaml")),
                      Optional.empty()))
          .toList();
    }
  }
}
