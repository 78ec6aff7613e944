package dev.wheelhouse.worker.simulation;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Discovery;
import dev.wheelhouse.worker.port.Evidence;
import dev.wheelhouse.worker.port.Fence;
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
final class WorkerCluster implements Cluster, Watches {
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

  /** A request on its way: it arrives whatever becomes of its sender. */
  private final class Request<T> {
    private final Call<T> call;
    private final boolean writes;
    private T answer;
    private StepException refusal;

    Request(Call<T> call, boolean writes) {
      this.call = call;
      this.writes = writes;
    }

    void arrive() {
      int written = simulation.written();
      try {
        answer = call.run();
      } catch (StepException e) {
        refusal = e;
      }
      if (writes) {
        simulation.attribute(written, worker);
      }
    }

    T answer() throws StepException {
      if (refusal != null) {
        throw refusal;
      }
      return answer;
    }
  }

  /** The sender may be stopped before it looks at the fence, or after the server has answered. */
  private <T> T send(Fence fence, String verb, String what, Call<T> call) throws StepException {
    String name = verb + " " + what;
    worker.point("before " + name);
    if (simulation.loses("cluster")) {
      throw lost(name + ": 500 Internal Server Error");
    }
    boolean writes = !READS.contains(verb);
    Request<T> request = new Request<>(call, writes);
    Fence.Pass pass = writes && simulation.switches().leases() ? fence.enter(name) : () -> {};
    simulation.deliver(
        () -> {
          request.arrive();
          pass.close();
        });
    T answer = request.answer();
    worker.point("after " + name);
    if (simulation.loses("cluster")) {
      throw lost(name + ": no answer in time");
    }
    return answer;
  }

  private static StepException lost(String what) {
    return StepException.retryable(ErrorCode.CLUSTER_UNREACHABLE, what, null);
  }

  @Override
  public String name() {
    return cluster.name();
  }

  @Override
  public Objects objects(Fence fence) {
    return simulation.switches().objects(new Requests(fence), worker);
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

  /** Reads and writes of one deployment's owner. */
  private final class Requests implements Objects {
    private final Fence fence;

    Requests(Fence fence) {
      this.fence = fence;
    }

    @Override
    public Optional<KubeObject> get(ResourceRef ref) throws StepException {
      return send(fence, "get", ref.display(), () -> cluster.objects().get(ref));
    }

    @Override
    public List<KubeObject> list(
        String apiVersion, String kind, String namespace, Map<String, String> labels)
        throws StepException {
      return send(
          fence, "list", kind, () -> cluster.objects().list(apiVersion, kind, namespace, labels));
    }

    @Override
    public Applied apply(KubeObject desired, boolean force) throws StepException {
      return send(
          fence, "apply", desired.ref().display(), () -> cluster.objects().apply(desired, force));
    }

    @Override
    public KubeObject preview(KubeObject desired, boolean force) throws StepException {
      String name = desired.ref().display();
      return send(fence, "preview", name, () -> cluster.objects().preview(desired, force));
    }

    @Override
    public Optional<KubeObject> create(KubeObject object) throws StepException {
      return send(fence, "create", object.ref().display(), () -> cluster.objects().create(object));
    }

    @Override
    public Optional<KubeObject> replace(KubeObject object) throws StepException {
      return send(
          fence, "replace", object.ref().display(), () -> cluster.objects().replace(object));
    }

    @Override
    public boolean delete(ResourceRef ref, String uid) throws StepException {
      return send(fence, "delete", ref.display(), () -> cluster.objects().delete(ref, uid));
    }
  }
}
