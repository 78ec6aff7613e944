package dev.wheelhouse.worker.port;

/** Hands every call on to another cluster; what extends it changes the calls that it is about. */
public abstract class ForwardingCluster implements Cluster {
  private final Cluster cluster;

  protected ForwardingCluster(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public String name() {
    return cluster.name();
  }

  @Override
  public Objects objects() {
    return cluster.objects();
  }

  @Override
  public Objects objects(Fence fence) {
    return cluster.objects(fence);
  }

  @Override
  public Watches watches() {
    return cluster.watches();
  }

  @Override
  public Evidence evidence() {
    return cluster.evidence();
  }

  @Override
  public Discovery discovery() {
    return cluster.discovery();
  }

  @Override
  public Cluster actingAs(String namespace, String account) {
    return cluster.actingAs(namespace, account);
  }

  @Override
  public long apiCalls() {
    return cluster.apiCalls();
  }

  @Override
  public void close() {
    cluster.close();
  }
}
