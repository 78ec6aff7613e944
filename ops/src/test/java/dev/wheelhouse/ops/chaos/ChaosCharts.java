package dev.wheelhouse.ops.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A chart with hooks of every kind that chaos can meet, in two versions. */
final class ChaosCharts {
  private ChaosCharts() {}

  /** Writes a version of the chart; its path. */
  static String write(Path directory, int version) throws IOException {
    Path chart = directory.resolve("app-" + version);
    Path templates = Files.createDirectories(chart.resolve("templates"));
    Files.writeString(
        chart.resolve("Chart.yaml"),
        "apiVersion: v2\nname: app\nversion: %d.0.0\n".formatted(version));
    Files.writeString(chart.resolve("values.yaml"), "color: blue\nseconds: 1\npassword: none\n");
    job(templates, "prepare", "pre-install,pre-upgrade,pre-rollback", -1, "before-hook-creation");
    job(templates, "migrate", "pre-install,pre-upgrade", 0, "hook-succeeded");
    job(templates, "announce", "post-install,post-upgrade,post-rollback", 0, "hook-succeeded");
    job(templates, "goodbye", "pre-delete,post-delete", 0, "hook-succeeded");
    job(templates, "probe", "test", 0, "before-hook-creation");
    for (int i = 0; i <= version; i++) {
      Files.writeString(
          templates.resolve("settings-" + i + ".yaml"),
          """
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: {{ .Release.Name }}-settings-%d
          data:
            color: {{ .Values.color | quote }}
            revision: {{ .Release.Revision | quote }}
          """
              .formatted(i));
    }
    Files.writeString(
        templates.resolve("keys.yaml"),
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: {{ .Release.Name }}-keys
        stringData:
          password: {{ .Values.password | quote }}
        """);
    Files.writeString(
        templates.resolve("web.yaml"),
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{ .Release.Name }}-web
        spec:
          replicas: 1
          selector: {matchLabels: {app: {{ .Release.Name }}}}
          template:
            metadata:
              labels: {app: {{ .Release.Name }}}
              annotations: {color: {{ .Values.color | quote }}}
            spec:
              containers: [{name: web, image: nginx}]
        """);
    return chart.toAbsolutePath().toString();
  }

  private static void job(Path templates, String name, String events, int weight, String policy)
      throws IOException {
    Files.writeString(
        templates.resolve(name + ".yaml"),
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: {{ .Release.Name }}-%s
          annotations:
            helm.sh/hook: %s
            helm.sh/hook-weight: "%d"
            helm.sh/hook-delete-policy: %s
            simulated.wheelhouse.dev/duration: {{ .Values.seconds }}s
        spec:
          backoffLimit: 0
          template:
            spec:
              restartPolicy: Never
              containers: [{name: main, image: busybox}]
        """
            .formatted(name, events, weight, policy));
  }
}
