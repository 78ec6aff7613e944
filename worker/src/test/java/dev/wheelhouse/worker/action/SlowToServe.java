package dev.wheelhouse.worker.action;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Discovery;
import dev.wheelhouse.worker.port.ForwardingCluster;
import dev.wheelhouse.worker.port.StepException;
import java.util.Set;
import java.util.stream.Collectors;

/** A cluster that does not serve the kinds of a group while it is behind. */
final class SlowToServe extends ForwardingCluster implements Discovery {
  private final Cluster cluster;
  private final String group;
  boolean behind = true;

  SlowToServe(Cluster cluster, String group) {
    super(cluster);
    this.cluster = cluster;
    this.group = group;
  }

  @Override
  public Discovery discovery() {
    return this;
  }

  @Override
  public Set<String> apiVersions() throws StepException {
    return cluster.discovery().apiVersions().stream()
        .filter(served -> !behind || !served.startsWith(group + "/"))
        .collect(Collectors.toSet());
  }

  @Override
  public String kubeVersion() throws StepException {
    return cluster.discovery().kubeVersion();
  }

  @Override
  public boolean namespaced(String apiVersion, String kind) throws StepException {
    return cluster.discovery().namespaced(apiVersion, kind);
  }

  @Override
  public void refresh() {
    cluster.discovery().refresh();
  }

  @Override
  public Cluster actingAs(String namespace, String account) {
    return this;
  }
}
