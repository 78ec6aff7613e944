package dev.wheelhouse.benchmarks.releases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Deployment scaled to zero, its Service and its ConfigMap: a service such as podinfo. The
 * Service is headless: a test cluster has no thousand addresses.
 */
final class SmallChart {
  private static final String METADATA =
      """
      metadata:
        name: NAME
        namespace: NAMESPACE
        labels: {app.kubernetes.io/name: NAME, app.kubernetes.io/instance: NAME}
      """;

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      METADATAspec:
        replicas: 0
        selector: {matchLabels: {app.kubernetes.io/name: NAME}}
        template:
          metadata: {labels: {app.kubernetes.io/name: NAME}}
          spec:
            containers:
            - name: podinfo
              image: podinfo
              ports:
              - {name: http, containerPort: 9898, protocol: TCP}
              - {name: metrics, containerPort: 9797, protocol: TCP}
              env:
              - {name: PODINFO_UI_COLOR, value: "#34577c"}
              livenessProbe: {httpGet: {path: /healthz, port: http}, timeoutSeconds: 5}
              readinessProbe: {httpGet: {path: /readyz, port: http}, timeoutSeconds: 5}
              volumeMounts: [{name: settings, mountPath: /settings}]
              resources: {requests: {cpu: 1m, memory: 16Mi}}
            volumes: [{name: settings, configMap: {name: NAME}}]
      """;

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      METADATAspec:
        clusterIP: None
        ports: [{name: http, port: 9898, targetPort: http, protocol: TCP}]
        selector: {app.kubernetes.io/name: NAME}
      """;

  private static final String SETTINGS =
      """
      apiVersion: v1
      kind: ConfigMap
      METADATAdata:
        settings.yaml: |
          name: NAME
          level: info
      """;

  private static final List<String> KINDS = List.of(DEPLOYMENT, SERVICE, SETTINGS);

  private SmallChart() {}

  static List<String> manifests(String name, String namespace) {
    return KINDS.stream()
        .map(kind -> kind.replace("METADATA", METADATA))
        .map(text -> text.replace("NAMESPACE", namespace).replace("NAME", name))
        .toList();
  }

  /** Writes the chart; returns its folder. */
  static Path write(Path parent) throws IOException {
    Path chart = parent.resolve("small");
    Path templates = Files.createDirectories(chart.resolve("templates"));
    Files.writeString(
        chart.resolve("Chart.yaml"),
        "apiVersion: v2\nname: small\nversion: 1.0.0\nappVersion: \"6.9.0\"\n");
    Files.writeString(chart.resolve("values.yaml"), "replicas: 0\n");
    for (int i = 0; i < KINDS.size(); i++) {
      Files.writeString(
          templates.resolve("object-" + i + ".yaml"),
          KINDS
              .get(i)
              .replace("METADATA", METADATA)
              .replace("NAMESPACE", "{{ .Release.Namespace }}")
              .replace("NAME", "{{ .Release.Name }}")
              .replace("replicas: 0", "replicas: {{ .Values.replicas }}"));
    }
    return chart;
  }
}
