package dev.wheelhouse.benchmarks.render;

import com.marcnuri.helm.Helm;
import dev.wheelhouse.benchmarks.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The charts of the render benchmarks by short name: two large public ones of the corpus, and what
 * {@code helm create} makes.
 */
final class BenchmarkCharts {
  /** Where the corpus of public charts lies; the default is where its README unpacks it. */
  static final String CORPUS = "benchmarks.corpus";

  private BenchmarkCharts() {}

  /** Folders of the charts; the directory takes the created one. */
  static Map<String, Path> in(Path directory) throws IOException {
    Map<String, Path> charts = new LinkedHashMap<>();
    charts.put(
        "kube-prometheus-stack",
        ofCorpus("prometheus-community__helm-charts__kube-prometheus-stack"));
    charts.put("argo-cd", ofCorpus("argoproj__argo-helm__argo-cd"));
    Files.createDirectories(directory);
    charts.put("helm create", Path.of(created(directory)));
    return charts;
  }

  private static String created(Path directory) {
    Helm.create().withName("starter").withDir(directory).call();
    return directory.resolve("starter").toString();
  }

  private static Path ofCorpus(String name) {
    String set = System.getProperty(CORPUS);
    Path corpus =
        set == null
            ? Path.of(System.getProperty("user.home"), ".cache/wheelhouse-charts")
            : Path.of(set);
    Path chart = corpus.resolve("charts").resolve(name);
    if (!Files.isDirectory(chart)) {
      throw new UsageException(
          "the corpus of public charts is not there: expected the folder %s; unpack it as ../shared/charts/README.md says, or name another place with BENCHMARKS_JAVA_OPTS=-D%s=DIR"
              .formatted(chart, CORPUS));
    }
    return chart;
  }
}
