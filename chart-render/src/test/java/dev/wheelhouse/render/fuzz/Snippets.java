package dev.wheelhouse.render.fuzz;

import com.marcnuri.helm.Helm;
import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.RenderRequest;
import dev.wheelhouse.render.Renderer;
import dev.wheelhouse.render.TemplatePrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Renders single templates with exact bytes, by real Helm (helm-java's native library) and by us: a
 * chart holds the template, and another that includes and encodes it.
 */
final class Snippets {
  static final String OVER_BUDGET = "ERROR: over the budget";

  private static final String MARK = "@@";
  private static final String METADATA =
      "apiVersion: v2\nname: ev\nversion: 0.1.0\nappVersion: \"1.2.3\"\n";
  private static final String OUT =
      "kind: X\napiVersion: v1\nmetadata: {name: x}\ndata: \""
          + MARK
          + "{{ include \"ev/templates/_t.tpl\" . | b64enc }}"
          + MARK
          + "\"\n";

  private final Path chart;
  private final String values;
  private final Renderer renderer = new Renderer();

  /**
   * @param directory empty; takes the chart that Helm reads
   * @param values content of the chart's values.yaml
   */
  Snippets(Path directory, String values) throws IOException {
    this.chart = directory;
    this.values = values;
    Files.createDirectories(chart.resolve("templates"));
    Files.writeString(chart.resolve("Chart.yaml"), METADATA);
    Files.writeString(chart.resolve("values.yaml"), values);
    Files.writeString(chart.resolve("templates/out.yaml"), OUT);
  }

  /** The output, or "ERROR: " and Helm's text. */
  String byHelm(String template) throws IOException {
    Files.writeString(chart.resolve("templates/_t.tpl"), template);
    try {
      return decoded(
          new Helm(chart)
              .template()
              .withName("rel")
              .withNamespace("ns")
              .withKubeVersion("v1.35.0")
              .call());
    } catch (IllegalStateException refused) {
      return "ERROR: " + refused.getMessage().strip();
    }
  }

  /**
   * The output, or "ERROR: " and our text, or {@link #OVER_BUDGET}: what Helm itself may not
   * survive, such as a map that contains itself.
   */
  String byUs(String template) {
    Chart loaded =
        ChartLoader.loadFiles(
            List.of(
                ChartFile.of("Chart.yaml", METADATA),
                ChartFile.of("values.yaml", values),
                ChartFile.of("templates/_t.tpl", template),
                ChartFile.of("templates/out.yaml", OUT)));
    try {
      return decoded(
          TemplatePrinter.DEFAULT.print(
              renderer.render(
                  RenderRequest.of(loaded, Map.of(), ReleaseInfo.installing("rel", "ns")))));
    } catch (RenderException refused) {
      if (refused.code() == RenderErrorCode.BUDGET_EXCEEDED) {
        return OVER_BUDGET;
      }
      return "ERROR: " + refused.commandText().strip();
    }
  }

  private static String decoded(String printed) {
    int start = printed.indexOf(MARK) + MARK.length();
    String encoded = printed.substring(start, printed.indexOf(MARK, start));
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }
}
