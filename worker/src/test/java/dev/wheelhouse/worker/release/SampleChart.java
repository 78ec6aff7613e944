package dev.wheelhouse.worker.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small chart that has something of everything a release Secret holds. */
final class SampleChart {
  private SampleChart() {}

  static Path write(Path dir) throws IOException {
    file(
        dir,
        "Chart.yaml",
        """
        apiVersion: v2
        name: sample
        version: 1.2.3
        appVersion: "4.5"
        description: A chart with <something> of everything
        home: https://example.com
        sources: [https://example.com/src]
        keywords: [one, two]
        maintainers:
        - name: Somebody
          email: somebody@example.com
        annotations:
          example.com/note: "yes"
        kubeVersion: ">=1.16.0-0"
        type: application
        """);
    file(
        dir,
        "values.yaml",
        "replicas: 1\nbig: 1000000\nratio: 0.5\nname: sample\nlist: [1, two]\n");
    file(dir, "values.schema.json", "{\"type\": \"object\"}\n");
    file(dir, "README.md", "# Sample\n");
    file(
        dir,
        "templates/settings.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ .Release.Name }}-settings
        data:
          name: {{ .Values.name | quote }}
        """);
    file(
        dir,
        "templates/hook.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ .Release.Name }}-hook
          annotations:
            helm.sh/hook: pre-install,pre-upgrade
            helm.sh/hook-weight: "-5"
            helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
        data:
          a: b
        """);
    file(dir, "templates/NOTES.txt", "Thank you for {{ .Chart.Name }}.\n");
    return dir;
  }

  private static void file(Path dir, String name, String content) throws IOException {
    Path path = dir.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
