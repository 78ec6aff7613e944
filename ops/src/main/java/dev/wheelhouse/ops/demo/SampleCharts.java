package dev.wheelhouse.ops.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The charts that come with Wheelhouse; they lie beside the program. */
public final class SampleCharts {
  /** Names of the sample charts that the demo deploys, in its order. */
  public static final List<String> OF_DEMO = List.of("hook-prac", "tks-contract");

  private SampleCharts() {}

  /**
   * The directory of a sample chart.
   *
   * @throws IllegalStateException when the program was moved away from its samples
   */
  public static Path directory(String name) {
    Path program = program();
    for (Path samples : List.of(program.resolve("samples"), program.resolveSibling("samples"))) {
      Path chart = samples.resolve(name);
      if (Files.isRegularFile(chart.resolve("Chart.yaml"))) {
        return chart;
      }
    }
    throw new IllegalStateException(
        "the sample chart "
            + name
            + " is looked for in "
            + program
            + "/samples and beside it, and is not there");
  }

  /** The directory that the jar, or the directory of classes, lies in. */
  private static Path program() {
    try {
      return Path.of(SampleCharts.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath()
          .getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program's own place is no path: " + e.getInput(), e);
    }
  }
}
