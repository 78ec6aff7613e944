package dev.wheelhouse.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.ops.demo.DemoStack;
import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import dev.wheelhouse.ops.log.LogSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A broker, a worker on the simulated cluster, and a gateway; one for all tests of the JVM. */
final class LiveStack {
  private static LiveStack shared;

  private final DemoStack stack = DemoStack.start(0, "default");
  private final Path charts;
  private Gateway gateway;

  private LiveStack() throws IOException {
    charts = Files.createTempDirectory("browser-charts");
    gateway = start(0);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
  }

  static synchronized LiveStack shared() throws IOException {
    if (shared == null) {
      shared = new LiveStack();
    }
    return shared;
  }

  private Gateway start(int port) {
    return Gateway.start(
        new GatewayConfig(
            new LogSettings(stack.bootstrapServers(), Topics.DEFAULT, Map.of()),
            "127.0.0.1",
            port,
            Optional.empty(),
            Limits.DEFAULTS));
  }

  /** Stops the gateway, does something, and starts another at the same address. */
  void restartGateway(Runnable meanwhile) {
    int port = gateway.url().getPort();
    gateway.close();
    meanwhile.run();
    gateway = start(port);
  }

  String url(String path) {
    return gateway.url().resolve(path).toString();
  }

  /** A chart with as many pre-install hooks as there are annotations. */
  Path chart(String name, String... annotations) throws IOException {
    Path chart = Files.createDirectories(charts.resolve(name + "/templates")).getParent();
    Files.writeString(
        chart.resolve("Chart.yaml"), "apiVersion: v2\nname: " + name + "\nversion: 1.0.0\n");
    for (int i = 0; i < annotations.length; i++) {
      Files.writeString(
          chart.resolve("templates/hook" + i + ".yaml"),
          """
          apiVersion: batch/v1
          kind: Job
          metadata:
            name: {{ .Release.Name }}-hook-%d
            annotations:
              helm.sh/hook: pre-install
              helm.sh/hook-weight: "%d"
              %s
          spec:
            backoffLimit: 0
            template:
              spec:
                restartPolicy: Never
                containers: [{name: job, image: busybox}]
          """
              .formatted(i, i, annotations[i]));
    }
    Files.writeString(
        chart.resolve("templates/map.yaml"),
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}}\n");
    return chart;
  }

  /** Publishes an install and gives its deployment. */
  String install(String release, Path chart) throws Exception {
    return publish("install", release, ",\"chart\":\"" + chart + "\",\"wait\":true");
  }

  /** Publishes a request, its other fields as JSON, and gives its deployment. */
  String publish(String operation, String release, String fields) throws Exception {
    String id = release + "-" + operation;
    String body =
        "{\"operation\":\"%s\",\"id\":\"%s\",\"release\":\"%s\"%s}"
            .formatted(operation, id, release, fields);
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(gateway.url().resolve("/api/v1/requests"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return DeploymentId.of(new ReleaseKey("default", "default", release), id);
  }
}
