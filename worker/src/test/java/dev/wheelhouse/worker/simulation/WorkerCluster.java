package dev.wheelhouse.worker.simulation;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Discovery;
import dev.wheelhouse.worker.port.Evidence;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.port.Watches;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cluster as one worker reaches it: calls take time and get lost, watches lag behind. */
final class WorkerCluster implements Cluster, Objects, Watches {
  private static final Set<String> READS = Set.of("get", "list", "preview");

  private final Simulation simulation;
  private final SimulatedWorker worker;
  private final Cluster cluster;

  WorkerCluster(Simulation simulation, SimulatedWorker worker) {
    this.simulation = simulation;
    this.worker = worker;
    this.cluster = simulation.cluster();
  }

  private interface Call<T> {
    T run() throws StepException;
  }

  private <T> T call(String verb, String what, Call<T> call) throws StepException {
    String name = verb + " " + what;
    worker.point("before " + name);
    if (simulation.loses("cluster")) {
      throw lost(name + ": 500 Internal Server Error");
    }
    int written = READS.contains(verb) ? 0 : simulation.written();
    T result;
    try {
      result = call.run();
    } finally {
      if (written > 0) {
        simulation.attribute(written, worker);
      }
    }
    worker.point("after " + name);
    if (simulation.loses("cluster")) {
      throw lost(name + ": no answer in time");
    }
    return result;
  }

  private static StepException lost(String what) {
    return StepException.retryable(ErrorCode.CLUSTER_UNREACHABLE, what, null);
  }

  @Override
  public String name() {
    return cluster.name();
  }

  @Override
  public Objects objects() {
    return simulation.switches().objects(this, worker);
  }

  @Override
  public Watches watches() {
    return this;
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
    return this;
  }

  @Override
  public void close() {
    // the cluster outlives its clients
  }

  @Override
  public Optional<KubeObject> get(ResourceRef ref) throws StepException {
    return call("get", ref.display(), () -> cluster.objects().get(ref));
  }

  @Override
  public List<KubeObject> list(
      String apiVersion, String kind, String namespace, Map<String, String> labels)
      throws StepException {
    return call("list", kind, () -> cluster.objects().list(apiVersion, kind, namespace, labels));
  }

  @Override
  public Applied apply(KubeObject desired, boolean force) throws StepException {
    return call("apply", desired.ref().display(), () -> cluster.objects().apply(desired, force));
  }

  @Override
  public KubeObject preview(KubeObject desired, boolean force) throws StepException {
    String name = desired.ref().display();
    return call("preview", name, () -> cluster.objects().preview(desired, force));
  }

  @Override
  public Optional<KubeObject> create(KubeObject object) throws StepException {
    return call("create", object.ref().display(), () -> cluster.objects().create(object));
  }

  @Override
  public Optional<KubeObject> replace(KubeObject object) throws StepException {
    return call("replace", object.ref().display(), () -> cluster.objects().replace(object));
  }

  @Override
  public boolean delete(ResourceRef ref, String uid) throws StepException {
    return call("delete", ref.display(), () -> cluster.objects().delete(ref, uid));
  }

  /** News comes late, in order, and not at all to a process that is dead. */
  @Override
  public Subscription observe(ResourceRef ref, Observer observer) {
    Instant[] last = {simulation.schedule().now()};
    boolean[] closed = new boolean[1];
    Subscription subscription =
        cluster
            .watches()
            .observe(
                ref,
                object -> {
                  Instant now = simulation.schedule().now();
                  Instant arrival = now.plusMillis(simulation.chance(20));
                  last[0] = arrival.isAfter(last[0]) ? arrival : last[0];
                  worker.later(
                      Duration.between(now, last[0]),
                      () -> {
                        if (!closed[0]) {
                          observer.changed(object);
                        }
                      });
                });
    return () -> {
      closed[0] = true;
      subscription.close();
    };
  }
}
