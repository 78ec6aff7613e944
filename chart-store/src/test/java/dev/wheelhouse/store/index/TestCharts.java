package dev.wheelhouse.store.index;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartArchive;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import java.util.List;

/** Small charts. */
public final class TestCharts {
  private TestCharts() {}

  /** A chart with one template. */
  public static Chart chart(String name, String version) {
    return ChartLoader.loadFiles(
        List.of(
            ChartFile.of(
                "Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: " + version + "\n"),
            ChartFile.of("values.yaml", "answer: 42 # why\n"),
            ChartFile.of(
                "templates/map.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "
                    + name
                    + "}\nversion: {{ .Chart.Version }}\n")));
  }

  /** The archive of the same chart with another file. */
  public static byte[] changedArchive(String name, String version) {
    Chart chart = chart(name, version);
    return ChartArchive.pack(
        chart.toBuilder().files(List.of(ChartFile.of("README.md", "changed\n"))).build());
  }

  /** Its archive. */
  public static byte[] archive(String name, String version) {
    return ChartArchive.pack(chart(name, version));
  }
}
