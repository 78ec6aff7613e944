package dev.wheelhouse.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes small charts for tests. */
final class TestCharts {
  private final Path directory;
  private final List<String> files = new ArrayList<>();

  private TestCharts(Path directory) {
    this.directory = directory;
  }

  /** A chart with nothing in it, named as its directory. */
  static TestCharts in(Path directory) throws IOException {
    Files.createDirectories(directory.resolve("templates"));
    Files.writeString(
        directory.resolve("Chart.yaml"),
        "apiVersion: v2\nname: %s\nversion: 0.1.0\n".formatted(directory.getFileName()));
    return new TestCharts(directory);
  }

  TestCharts values(String yaml) throws IOException {
    Files.writeString(directory.resolve("values.yaml"), yaml);
    return this;
  }

  /**
   * An annotation of the chart itself.
   *
   * @param value as YAML
   */
  TestCharts annotation(String key, String value) throws IOException {
    Files.writeString(
        directory.resolve("Chart.yaml"),
        "annotations: {%s: %s}\n".formatted(key, value),
        StandardOpenOption.APPEND);
    return this;
  }

  TestCharts template(String yaml) throws IOException {
    String name = "t" + files.size() + ".yaml";
    files.add(name);
    Files.writeString(directory.resolve("templates").resolve(name), yaml);
    return this;
  }

  TestCharts configMap(String name) throws IOException {
    return template(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: %s
        data:
          release: {{ .Release.Name }}
          revision: {{ .Release.Revision | quote }}
        """
            .formatted(name));
  }

  /**
   * A Job that is a hook.
   *
   * @param annotations more annotations, each {@code key: value}
   */
  TestCharts hook(String name, String event, int weight, String... annotations) throws IOException {
    StringBuilder more = new StringBuilder();
    for (String annotation : annotations) {
      more.append("    ").append(annotation).append('\n');
    }
    return template(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: %s
          annotations:
            helm.sh/hook: %s
            helm.sh/hook-weight: "%d"
        %sspec:
          backoffLimit: 0
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: main
                  image: busybox
                  command: ["true"]
        """
            .formatted(name, event, weight, more));
  }

  String path() {
    return directory.toAbsolutePath().toString();
  }
}
