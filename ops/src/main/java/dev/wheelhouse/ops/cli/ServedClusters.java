package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The clusters of a worker, by the names that requests use. A release's mailbox is its cluster's
 * name, namespace and name, so no cluster may have two names.
 */
final class ServedClusters implements AutoCloseable {
  private static final ResourceRef SYSTEM = new ResourceRef("v1", "Namespace", "", "kube-system");

  private final Map<String, Cluster> byName = new LinkedHashMap<>();
  private final Map<String, String> nameByIdentity = new LinkedHashMap<>();

  /**
   * Takes a cluster over, to be closed with this.
   *
   * @throws CommandException with {@link ExitCode#USAGE} when it is there under another name
   */
  void add(Cluster cluster) {
    byName.put(cluster.name(), cluster);
    String identity = identity(cluster);
    String other = identity.isEmpty() ? null : nameByIdentity.put(identity, cluster.name());
    if (other != null) {
      throw new CommandException(
          ExitCode.USAGE,
          "--clusters: %s and %s are the same cluster; give it one name"
              .formatted(other, cluster.name()));
    }
  }

  /** The uid of a namespace that every cluster has; empty when the worker may not see it. */
  private static String identity(Cluster cluster) {
    try {
      return cluster.objects().get(SYSTEM).map(KubeObject::uid).orElse("");
    } catch (StepException e) {
      return "";
    }
  }

  Map<String, Cluster> byName() {
    return byName;
  }

  /** For the line that tells what runs. */
  String words() {
    return (byName.size() == 1 ? "cluster " : "clusters ") + String.join(", ", byName.keySet());
  }

  @Override
  public void close() {
    byName.values().forEach(Cluster::close);
  }
}
