package dev.wheelhouse.benchmarks.render;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.render.Capabilities;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.RenderRequest;
import dev.wheelhouse.render.RenderedRelease;
import dev.wheelhouse.render.Renderer;
import dev.wheelhouse.render.TemplatePrinter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The work of {@code helm template rel CHART -n ns}: values, templates, sorting, the text that is
 * printed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Renderings {
  private static final String KUBE = Capabilities.DEFAULT.kubeVersion().version();

  /** The chart's folder. */
  @Param("given by the benchmark")
  public String folder;

  private final Renderer renderer = new Renderer();
  private Path path;
  private Helm helm;
  private Chart chart;

  /** Loads the chart that {@link #parsedOnce} renders. */
  @Setup(Level.Trial)
  public void load() {
    open();
    chart = ChartLoader.load(path);
  }

  void open() {
    path = Path.of(folder);
    helm = new Helm(path);
  }

  /**
   * Real Helm. {@code helm template} is a client-only dry run of an install; helm-java's own {@code
   * template} asks a cluster for every {@code lookup}, which the program does not. Like the program
   * it reads the chart's folder each time.
   */
  @Benchmark
  public Object helm() {
    return helm.install()
        .clientOnly()
        .dryRun()
        .withDryRunOption(DryRun.CLIENT)
        .withName("rel")
        .withNamespace("ns")
        .withKubeVersion(KUBE)
        .call();
  }

  /** As the worker does: the chart is loaded and its templates parsed once for each digest. */
  @Benchmark
  public String parsedOnce() {
    return render(renderer, chart);
  }

  /** Reads the chart's folder and parses each time, as Helm does. */
  @Benchmark
  public String parsedEachTime() {
    return render(new Renderer(), ChartLoader.load(path));
  }

  private static String render(Renderer renderer, Chart chart) {
    RenderedRelease rendered =
        renderer.render(RenderRequest.of(chart, Map.of(), ReleaseInfo.installing("rel", "ns")));
    return TemplatePrinter.DEFAULT.print(rendered);
  }
}
