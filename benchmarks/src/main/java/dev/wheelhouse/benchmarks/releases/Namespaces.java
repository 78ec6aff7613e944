package dev.wheelhouse.benchmarks.releases;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.Map;

/** Namespaces that releases are spread over, as teams do; deleted at the end. */
final class Namespaces implements AutoCloseable {
  private static final int COUNT = 20;

  private final Cluster cluster;
  private final String prefix =
      "benchmark-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";

  Namespaces(Cluster cluster) throws StepException {
    this.cluster = cluster;
    for (int i = 0; i < COUNT; i++) {
      Map<String, Object> metadata = Map.of("name", of(i));
      cluster
          .objects()
          .create(
              new KubeObject(
                  Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", metadata)));
    }
  }

  /** Where the release of this number goes. */
  String of(int release) {
    return prefix + release % COUNT;
  }

  @Override
  public void close() throws StepException {
    for (int i = 0; i < COUNT; i++) {
      cluster.objects().delete(new ResourceRef("v1", "Namespace", "", of(i)), "");
    }
  }
}
