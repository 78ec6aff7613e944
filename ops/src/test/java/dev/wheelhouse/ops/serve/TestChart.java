package dev.wheelhouse.ops.serve;

import dev.wheelhouse.charts.ChartArchive;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import java.util.List;
import java.util.Random;

/** Archives of small charts. */
final class TestChart {
  private TestChart() {}

  static byte[] archive(String name, String version) {
    return archive(name, version, "one");
  }

  /** The same version with other content. */
  static byte[] archive(String name, String version, String content) {
    return ChartArchive.pack(
        ChartLoader.loadFiles(
            List.of(
                ChartFile.of(
                    "Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: " + version + "\n"),
                ChartFile.of("values.yaml", "content: " + content + "\n"),
                ChartFile.of(
                    "templates/map.yaml",
                    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\n"))));
  }

  /** An archive of about that many bytes. */
  static byte[] large(String name, String version, int bytes) {
    byte[] noise = new byte[bytes];
    new Random(bytes).nextBytes(noise);
    return ChartArchive.pack(
        ChartLoader.loadFiles(
            List.of(
                ChartFile.of(
                    "Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: " + version + "\n"),
                ChartFile.of("noise.bin", noise))));
  }
}
