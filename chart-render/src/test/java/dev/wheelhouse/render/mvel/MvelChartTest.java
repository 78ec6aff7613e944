package dev.wheelhouse.render.mvel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.charts.Chart;
import dev.wheelhouse.charts.ChartFile;
import dev.wheelhouse.charts.ChartLoader;
import dev.wheelhouse.render.HookEvent;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.RenderRequest;
import dev.wheelhouse.render.RenderedRelease;
import dev.wheelhouse.render.Renderer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole charts with {@code engine: mvel}. */
class MvelChartTest {
  private static final Path SAMPLE = Path.of("../ops/samples/mvel-greeting");

  private final Renderer renderer = new Renderer();

  @Test
  void rendersTheSampleChart() {
    RenderedRelease release =
        renderer.render(
            RenderRequest.of(
                ChartLoader.load(SAMPLE),
                Map.of("replicas", 2L),
                ReleaseInfo.installing("hello", "demo")));

    assertThat(release.manifest())
        .isEqualTo(
            """
            ---
            # Source: mvel-greeting/templates/configmap.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: hello-mvel-greeting
              labels:
                app.kubernetes.io/name: mvel-greeting
                app.kubernetes.io/instance: hello
                app.kubernetes.io/version: "1.27"
                app.kubernetes.io/managed-by: Helm
            data:
              greeting.de: "Guten Tag"
              greeting.en: "Good day"
              index.html: |
                <h1>Good day</h1>
                <p>hello in demo, revision 1</p>
            ---
            # Source: mvel-greeting/templates/service.yaml
            apiVersion: v1
            kind: Service
            metadata:
              name: hello-mvel-greeting
              labels:
                app.kubernetes.io/name: mvel-greeting
                app.kubernetes.io/instance: hello
                app.kubernetes.io/version: "1.27"
                app.kubernetes.io/managed-by: Helm
            spec:
              selector:
                app.kubernetes.io/name: mvel-greeting
                app.kubernetes.io/instance: hello
              ports:
                - name: http
                  port: 80
                  targetPort: http
            ---
            # Source: mvel-greeting/templates/deployment.yaml
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: hello-mvel-greeting
              labels:
                app.kubernetes.io/name: mvel-greeting
                app.kubernetes.io/instance: hello
                app.kubernetes.io/version: "1.27"
                app.kubernetes.io/managed-by: Helm
            spec:
              replicas: 2
              selector:
                matchLabels:
                  app.kubernetes.io/name: mvel-greeting
                  app.kubernetes.io/instance: hello
              template:
                metadata:
                  labels:
                    app.kubernetes.io/name: mvel-greeting
                    app.kubernetes.io/instance: hello
                  annotations:
                    checksum/greetings: 82415570bc2352ff629c9f46d201303ff26cd45a9a045c31314158b27ae3bcf9
                spec:
                  containers:
                    - name: web
                      image: "nginx:1.27"
                      ports:
                        - name: http
                          containerPort: 80
                      resources:
                        limits:
                          memory: 64Mi
                        requests:
                          cpu: 10m
                      volumeMounts:
                        - name: content
                          mountPath: /usr/share/nginx/html
                  volumes:
                    - name: content
                      configMap:
                        name: hello-mvel-greeting
            """);
    assertThat(release.hooks())
        .singleElement()
        .satisfies(
            hook -> {
              assertThat(hook.name()).isEqualTo("hello-mvel-greeting-check");
              assertThat(hook.events())
                  .containsExactly(HookEvent.POST_INSTALL, HookEvent.POST_UPGRADE);
            });
    assertThat(release.notes()).isEqualTo("hello greets in 2 languages: de, en.\n");
  }

  @Test
  void subchartsSeeTheirOwnValuesAndShareGlobals() {
    Chart chart =
        chart(
            "Chart.yaml",
            "apiVersion: v2\nname: app\nversion: 1.0.0\nengine: mvel\n",
            "values.yaml",
            "global: {zone: eu}\nname: top\ndb: {size: 2}\n",
            "templates/a.yaml",
            "top: @{values.name}-@{values.db.size}-@{values.global.zone}\n",
            "templates/_shared.mvel",
            "@{chart.name}!\n",
            "charts/db/Chart.yaml",
            "apiVersion: v2\nname: db\nversion: 1.0.0\nengine: mvel\n",
            "charts/db/values.yaml",
            "size: 1\nname: base\n",
            "charts/db/templates/b.yaml",
            """
            sub: @{values.name}-@{values.size}-@{values.global.zone}-@{chart.isRoot}
            shared: @{include("app/templates/_shared.mvel")}
            """);

    RenderedRelease release = render(chart, Map.of("db", Map.of("size", 3L)));

    assertThat(release.manifest())
        .isEqualTo(
            """
            ---
            # Source: app/charts/db/templates/b.yaml
            sub: base-3-eu-false
            shared: db!
            ---
            # Source: app/templates/a.yaml
            top: top-3-eu
            """);
  }

  @Test
  void refusesASubchartOfAnotherEngine() {
    Chart chart =
        chart(
            "Chart.yaml",
            "apiVersion: v2\nname: app\nversion: 1.0.0\nengine: mvel\n",
            "charts/db/Chart.yaml",
            "apiVersion: v2\nname: db\nversion: 1.0.0\n",
            "charts/db/templates/b.yaml",
            "a: {{ .Values.x }}\n");

    assertThatThrownBy(() -> render(chart, Map.of()))
        .isInstanceOf(RenderException.class)
        .hasMessage(
            "template app/charts/db/templates/b.yaml: its chart db is written for the engine"
                + " \"gotpl\", but the release's chart asks for \"mvel\": all charts of a release"
                + " share one engine")
        .extracting("code")
        .isEqualTo(RenderErrorCode.TEMPLATE_MALFORMED);
  }

  @Test
  void aTemplateThatGivesOnlyBlanksGivesNoDocument() {
    Chart chart =
        chart(
            "Chart.yaml",
            "apiVersion: v2\nname: app\nversion: 1.0.0\nengine: mvel\n",
            "templates/a.yaml",
            "@if{values.on}\na: 1\n@end{}\n",
            "templates/b.yaml",
            "kind: B\n---\nkind: C\n");

    assertThat(render(chart, Map.of()).manifest())
        .isEqualTo(
            """
            ---
            # Source: app/templates/b.yaml
            kind: B
            ---
            # Source: app/templates/b.yaml
            kind: C
            """);
  }

  private RenderedRelease render(Chart chart, Map<String, Object> values) {
    return renderer.render(RenderRequest.of(chart, values, ReleaseInfo.installing("rel", "ns")));
  }

  private static Chart chart(String... namesAndTexts) {
    List<ChartFile> files = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.add(ChartFile.of(namesAndTexts[i], namesAndTexts[i + 1]));
    }
    return ChartLoader.loadFiles(files);
  }
}
