package dev.wheelhouse.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.kube.KubeCluster;
import dev.wheelhouse.worker.port.Cluster;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Helm installs on a real Kubernetes what {@code wheelhouse serve} hands out. */
@Tag("cluster")
class ServeInstallTest {
  private final String namespace = "serve-" + Long.toString(System.nanoTime(), 36);

  @TempDir Path directory;

  @Test
  void helmInstallsFromAUrlAndFromTheRegistry() throws Exception {
    assumeTrue(System.getenv("KUBECONFIG") != null, "no KUBECONFIG: nowhere to install");
    Path kubeconfig = Path.of(System.getenv("KUBECONFIG"));
    try (ServeFixture server = new ServeFixture(directory.resolve("served"))) {
      server.upload(TestChart.archive("web", "1.2.0"));
      server.upload(TestChart.archive("api", "0.3.0"));
      String registry = "oci://127.0.0.1:" + server.url().getPort() + "/charts";

      Release byUrl =
          Helm.install(server.url() + "/charts/web-1.2.0.tgz")
              .withName("by-url")
              .withNamespace(namespace)
              .createNamespace()
              .withKubeConfig(kubeconfig)
              .call();
      Release byRegistry =
          Helm.install(registry + "/api")
              .withName("by-registry")
              .withVersion("0.3.0")
              .plainHttp()
              .withNamespace(namespace)
              .withKubeConfig(kubeconfig)
              .call();

      assertThat(byUrl.getStatus()).isEqualTo("deployed");
      assertThat(byUrl.getChart()).isEqualTo("web-1.2.0");
      assertThat(byRegistry.getStatus()).isEqualTo("deployed");
      assertThat(byRegistry.getChart()).isEqualTo("api-0.3.0");
    } finally {
      delete(kubeconfig);
    }
  }

  private void delete(Path kubeconfig) throws Exception {
    Vertx vertx = Vertx.vertx();
    try (Cluster cluster = KubeCluster.connect("default", kubeconfig, null, vertx)) {
      cluster.objects().delete(new ResourceRef("v1", "Namespace", "", namespace), "");
    } finally {
      vertx.close();
    }
  }
}
