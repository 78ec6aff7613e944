package dev.wheelhouse.render.corpus;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartException;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.render.LookupProvider;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.RenderOptions;
import dev.wheelhouse.render.RenderRequest;
import dev.wheelhouse.render.Renderer;
import dev.wheelhouse.render.TemplatePrinter;
import dev.wheelhouse.render.values.ValuesOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What came of a case.
 *
 * @param text what is printed, or the error's text
 * @param refused whether the text is an error
 */
record Rendering(String text, boolean refused) {
  private static final String MARK = "@@";

  /** The answers of the corpus were given beside an empty stand-in for a cluster. */
  private static final RenderOptions OPTIONS =
      RenderOptions.DEFAULT.withLookup(LookupProvider.EMPTY_CLUSTER);

  static Rendering of(Renderer renderer, CorpusCase corpusCase) {
    try {
      return of(renderer, request(corpusCase));
    } catch (RenderException refused) {
      return new Rendering(refused.commandText(), true);
    } catch (ChartException refused) {
      return new Rendering(refused.getMessage(), true);
    }
  }

  static Rendering of(Renderer renderer, RenderRequest request) {
    try {
      return new Rendering(TemplatePrinter.DEFAULT.print(renderer.render(request)), false);
    } catch (RenderException refused) {
      return new Rendering(refused.commandText(), true);
    }
  }

  /** A request to render the case; its chart is loaded. */
  static RenderRequest request(CorpusCase corpusCase) {
    Map<String, Object> values =
        ValuesOptions.ofFiles(corpusCase.values().map(Path::toString).stream().toList()).merge();
    Chart chart = ChartLoader.load(corpusCase.chart());
    ReleaseInfo release = ReleaseInfo.installing(corpusCase.release(), corpusCase.namespace());
    return RenderRequest.of(chart, values, release).withOptions(OPTIONS);
  }

  /** One snippet with exact bytes: a template of its own, included and encoded by another. */
  static Rendering ofSnippet(Renderer renderer, Path snippet) {
    String name = snippet.getFileName().toString().replaceFirst("\\.tpl$", "");
    Path values = snippet.resolveSibling(name + ".yaml");
    String out =
        "kind: X\napiVersion: v1\nmetadata: {name: x}\ndata: \""
            + MARK
            + "{{ include \"ev/templates/_t.tpl\" . | b64enc }}"
            + MARK
            + "\"\n";
    try {
      Chart chart =
          ChartLoader.loadFiles(
              List.of(
                  ChartFile.of(
                      "Chart.yaml",
                      "apiVersion: v2\nname: ev\nversion: 0.1.0\nappVersion: \"1.2.3\"\n"),
                  ChartFile.of("values.yaml", "{}\n"),
                  ChartFile.of("templates/_t.tpl", Corpus.text(snippet)),
                  ChartFile.of("templates/out.yaml", out)));
      List<String> files =
          Files.exists(values) ? List.of(values.getFileName().toString()) : List.of();
      String printed =
          TemplatePrinter.DEFAULT.print(
              renderer.render(
                  RenderRequest.of(
                          chart,
                          ValuesOptions.ofFiles(files)
                              .merge(file -> Files.readAllBytes(snippet.resolveSibling(file))),
                          ReleaseInfo.installing("release-name", "default"))
                      .withOptions(OPTIONS)));
      int start = printed.indexOf(MARK) + MARK.length();
      String encoded = printed.substring(start, printed.indexOf(MARK, start));
      return new Rendering(
          new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8), false);
    } catch (RenderException refused) {
      return new Rendering(refused.commandText(), true);
    }
  }
}
