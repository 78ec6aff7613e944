package dev.wheelhouse.render.mvel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.render.engine.ParsedTemplates;
import dev.wheelhouse.render.engine.TemplateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  private static final int THREADS = 8;
  private static final int RENDERS = 50;
  private static final String TEMPLATE =
      """
      me: @{values.me}
      @foreach{x : values.list}
      @if{x == 1}
      one: @{x + values.me}
      @elseif{x == 2}
      two: @{quote(values.me)}
      @else{}
      more: @{include("_p.mvel", x)}
      @end{}
      @end{}
      """;

  @Test
  void oneParsedTemplateServesManyRendersAtOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      ParsedTemplates parsed =
          new MvelTemplateEngine()
              .parse(
                  List.of(
                      new TemplateSource("app/templates/_p.mvel", "<@{arg}/@{values.me}>"),
                      new TemplateSource(Templates.NAME, TEMPLATE)));

      renderAtOnce(parsed);
    }
  }

  private static void renderAtOnce(ParsedTemplates parsed) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<List<String>>> outputs = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        outputs.add(threads.submit(renders(parsed, start, i)));
      }
      start.countDown();
      for (int i = 0; i < THREADS; i++) {
        String expected = "me: %d\none: %d\ntwo: \"%d\"\nmore: <3/%d>\n".formatted(i, i + 1, i, i);
        assertThat(outputs.get(i).get()).hasSize(RENDERS).containsOnly(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<List<String>> renders(
      ParsedTemplates parsed, CountDownLatch start, int me) {
    return () -> {
      Templates templates = Templates.seeing("me: " + me + "\nlist: [1, 2, 3]\n");
      start.await();
      List<String> outputs = new ArrayList<>();
      for (int i = 0; i < RENDERS; i++) {
        outputs.add(parsed.render(templates.job()).get(Templates.NAME));
      }
      return outputs;
    };
  }
}
