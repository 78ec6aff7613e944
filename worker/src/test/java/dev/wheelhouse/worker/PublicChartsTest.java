package dev.wheelhouse.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.events.lifecycle.End;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts that people use, where they are at hand: the corpus tests of chart-render unpack them. */
class PublicChartsTest {
  private static final Path CHARTS =
      Path.of(System.getProperty("user.home"), ".cache", "wheelhouse-charts", "charts");

  private static WorkerHarness harness;

  @BeforeAll
  static void start() {
    harness = new WorkerHarness();
  }

  @AfterAll
  static void stop() {
    harness.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "helm__charts__mariadb",
        "openinfradev__helm-repo__mariadb",
        "openstack__openstack-helm__mariadb",
        "helm__charts__drupal",
        "bitnami__charts__nginx",
        "bitnami__charts__postgresql",
        "openstack__openstack-helm__memcached"
      })
  void deploysOnTheSimulatedCluster(String chart) {
    Path path = CHARTS.resolve(chart);
    assumeTrue(Files.isDirectory(path), "the public charts are not on this machine");
    String namespace = chart.replaceAll("[^a-z0-9]+", "-");

    String deployment =
        harness.publishIn(
            namespace,
            "app",
            "r1",
            "\"operation\":\"install\",\"createNamespace\":true,\"wait\":true,\"chart\":\"%s\""
                .formatted(path));
    var events = harness.await(deployment);

    assertThat(WorkerHarness.last(events)).isEqualTo(new End.ReleaseDeployed(1));
  }
}
