package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.Discovery;
import dev.wheelhouse.worker.port.Evidence;
import dev.wheelhouse.worker.port.Fence;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.port.Watches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A Kubernetes cluster that is not there. It has the namespaces {@code default} and {@code
 * kube-system}; Jobs, pods and workloads take the time that their annotations state, divided by the
 * cluster's speed.
 */
public final class SimulatedCluster implements Cluster {
  /** The version that {@link Discovery#kubeVersion()} gives. */
  public static final String KUBE_VERSION = "v1.35.0";

  private static final String FIELD_MANAGER = "wheelhouse";

  private final String name;
  private final SimulatedTime time;
  private final StateFile file;
  private final SimulatedStore store;
  private final SimulatedKinds kinds = new SimulatedKinds();
  private final Faults faults = new Faults();
  private final SimulatedWatches watches;

  private SimulatedCluster(
      String name, SimulatedTime time, double speed, StateFile file, List<Write> writes) {
    this.name = name;
    this.time = time;
    this.file = file;
    this.store = new SimulatedStore(time, file);
    store.restore(writes);
    store.list(object -> object.kind().equals("CustomResourceDefinition")).forEach(kinds::define);
    this.watches = new SimulatedWatches(store, time);
    new Controllers(store, time, kinds, speed).start();
    List.of("default", "kube-system").forEach(this::ensureNamespace);
  }

  /**
   * A new cluster in memory.
   *
   * @param name under which requests know it
   * @param time closed with the cluster
   * @param speed how many times faster than stated Jobs, pods and time limits run; 1: as stated
   */
  public static SimulatedCluster inMemory(String name, SimulatedTime time, double speed) {
    return new SimulatedCluster(name, time, speed, null, List.of());
  }

  /**
   * A cluster whose state lies in a file, so that a process that starts again finds it: time has
   * passed for its Jobs meanwhile. One process at a time.
   *
   * @throws IOException when the file cannot be read, or another process has it open
   */
  public static SimulatedCluster inFile(String name, SimulatedTime time, double speed, Path state)
      throws IOException {
    StateFile file = StateFile.open(state);
    try {
      return new SimulatedCluster(name, time, speed, file, file.read());
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void ensureNamespace(String namespace) {
    synchronized (store) {
      if (store.get(new ObjectKey("", "Namespace", "", namespace)).isEmpty()) {
        store.put(
            "create",
            "simulated-cluster",
            Trees.map(
                "apiVersion",
                "v1",
                "kind",
                "Namespace",
                "metadata",
                Trees.map(
                    "name",
                    namespace,
                    "labels",
                    Trees.map("kubernetes.io/metadata.name", namespace)),
                "status",
                Trees.map("phase", "Active")));
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Objects objects(Fence fence) {
    return new SimulatedObjects(store, kinds, faults, FIELD_MANAGER, fence);
  }

  /** The cluster as another client sees it, for example {@code kubectl}. */
  public Objects objects(String fieldManager) {
    return new SimulatedObjects(store, kinds, faults, fieldManager, Fence.OPEN);
  }

  @Override
  public Watches watches() {
    return watches;
  }

  @Override
  public Evidence evidence() {
    return new SimulatedEvidence(store);
  }

  @Override
  public Discovery discovery() {
    return new SimulatedDiscovery();
  }

  /** This cluster knows no rights: the same. */
  @Override
  public Cluster actingAs(String namespace, String account) {
    return this;
  }

  /** Faults to be injected into the calls of {@link #objects()}. */
  public Faults faults() {
    return faults;
  }

  /** All writes so far, controllers' too, those of earlier processes included. */
  public List<AuditEntry> audit() {
    return store.audit();
  }

  /** All objects, by namespace, kind and name. */
  public List<KubeObject> allObjects() {
    return store.list(object -> true);
  }

  SimulatedStore store() {
    return store;
  }

  SimulatedKinds kinds() {
    return kinds;
  }

  /** How many watches are open. */
  public int openWatches() {
    return watches.open();
  }

  @Override
  public void close() {
    time.close();
    synchronized (store) {
      if (file != null) {
        try {
          file.close();
        } catch (IOException e) {
          throw new UncheckedIOException("closing the simulated cluster's state", e);
        }
      }
    }
  }

  private final class SimulatedDiscovery implements Discovery {
    @Override
    public String kubeVersion() {
      return KUBE_VERSION;
    }

    @Override
    public Set<String> apiVersions() {
      return kinds.apiVersions();
    }

    @Override
    public boolean namespaced(String apiVersion, String kind) throws StepException {
      return kinds.of(apiVersion, kind).namespaced();
    }

    @Override
    public void refresh() {
      // answers are never stale
    }
  }
}
