package dev.wheelhouse.benchmarks.releases;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Server-side applies each release's objects and does nothing else: what cannot be avoided. */
final class BareLoop {
  private final Namespaces namespaces;

  BareLoop(Namespaces namespaces) {
    this.namespaces = namespaces;
  }

  /** Releases a second, so many at a time. */
  double rate(String prefix, int releases, int threads) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      long start = System.nanoTime();
      List<Future<?>> all =
          IntStream.range(0, releases)
              .<Future<?>>mapToObj(i -> executor.submit(() -> apply(client, prefix + i, i)))
              .toList();
      for (Future<?> each : all) {
        each.get();
      }
      return releases / ((System.nanoTime() - start) / 1e9);
    } finally {
      executor.shutdownNow();
    }
  }

  private void apply(KubernetesClient client, String release, int number) {
    for (String manifest : SmallChart.manifests(release, namespaces.of(number))) {
      HasMetadata object = Serialization.unmarshal(manifest);
      client.resource(object).fieldManager("bare").serverSideApply();
    }
  }
}
