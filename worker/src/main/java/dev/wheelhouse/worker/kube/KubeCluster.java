package dev.wheelhouse.worker.kube;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Discovery;
import dev.wheelhouse.worker.port.Evidence;
import dev.wheelhouse.worker.port.Fence;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.Watches;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A real cluster. */
public final class KubeCluster implements Cluster {
  /** Under which name the worker owns fields. */
  public static final String FIELD_MANAGER = "wheelhouse";

  private static final int REQUEST_MILLIS = 30_000;

  /** Less than what a lease leaves for a write that has passed the fence. */
  private static final int CONNECT_MILLIS = 3_000;

  private final String name;
  private final ApiServer server;
  private final KubeDiscovery discovery;
  private final KubeObjects objects;
  private final KubeWatches watches;
  private final Vertx vertx;
  private final String fieldManager;
  private final Map<String, KubeCluster> byUser = new ConcurrentHashMap<>();

  private KubeCluster(String name, Config config, Vertx vertx, String fieldManager) {
    this.name = name;
    // retries are the engine's, which tells of them; a client's own would hide them
    Config patient =
        new ConfigBuilder(config)
            .withRequestTimeout(REQUEST_MILLIS)
            .withConnectionTimeout(CONNECT_MILLIS)
            .withRequestRetryBackoffLimit(0)
            .build();
    this.server =
        new ApiServer(
            new KubernetesClientBuilder()
                .withConfig(patient)
                .withHttpClientFactory(new VertxHttpClientFactory(vertx))
                .build());
    this.vertx = vertx;
    this.fieldManager = fieldManager;
    this.discovery = new KubeDiscovery(server);
    this.objects = new KubeObjects(server, discovery, fieldManager, Fence.OPEN);
    this.watches = new KubeWatches(server, discovery, vertx);
  }

  /** The same with requests in the name of another user; what the server serves is known. */
  private KubeCluster(KubeCluster original, String user) {
    this.name = original.name;
    this.server = original.server.actingAs(user);
    this.vertx = original.vertx;
    this.fieldManager = original.fieldManager;
    this.discovery = original.discovery;
    this.objects = new KubeObjects(server, discovery, fieldManager, Fence.OPEN);
    this.watches = new KubeWatches(server, discovery, vertx);
  }

  /**
   * A cluster of a kubeconfig.
   *
   * @param name under which requests know it
   * @param kubeconfig null: {@code KUBECONFIG}, {@code ~/.kube/config}, or the service account of
   *     the pod that this runs in
   * @param context null: the current one
   */
  public static KubeCluster connect(String name, Path kubeconfig, String context, Vertx vertx) {
    return connect(name, kubeconfig, context, vertx, FIELD_MANAGER);
  }

  /** As {@link #connect(String, Path, String, Vertx)}, under another field manager. */
  static KubeCluster connect(
      String name, Path kubeconfig, String context, Vertx vertx, String fieldManager) {
    Config config =
        kubeconfig == null
            ? Config.autoConfigure(context)
            : Config.fromKubeconfig(context, kubeconfig.toFile());
    return new KubeCluster(name, config, vertx, fieldManager);
  }

  @Override
  public long apiCalls() {
    return server.calls();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Objects objects() {
    return objects;
  }

  @Override
  public Objects objects(Fence fence) {
    return new KubeObjects(server, discovery, fieldManager, fence);
  }

  @Override
  public Watches watches() {
    return watches;
  }

  @Override
  public Evidence evidence() {
    return new KubeEvidence(server, objects);
  }

  @Override
  public Discovery discovery() {
    return discovery;
  }

  /** Kubernetes gives an impersonated service account the groups it always has. */
  @Override
  public Cluster actingAs(String namespace, String account) {
    return byUser.computeIfAbsent(
        "system:serviceaccount:" + namespace + ":" + account, user -> new KubeCluster(this, user));
  }

  @Override
  public void close() {
    byUser.values().forEach(other -> other.watches.close());
    watches.close();
    server.close();
  }
}
