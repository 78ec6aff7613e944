package dev.wheelhouse.worker.shell;

import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.worker.port.Fence;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fence of each deployment that runs here. It lets a write through while this worker has the
 * deployment, under the very epoch at which the write was begun, and while the lease holds. Who
 * gives deployments away first waits for the writes that have left. Thread-safe.
 */
public final class Fences {
  private static final Logger LOG = LoggerFactory.getLogger(Fences.class);

  /** How long those who give a deployment away wait for an answer of the cluster. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofMillis(5);

  private final BooleanSupplier lease;
  private final Consumer<Duration> pause;
  private final Map<String, Tenure> tenures = new ConcurrentHashMap<>();

  private record Tenure(long epoch, AtomicInteger writes) {}

  /**
   * @param lease whether the worker's partitions are surely its own
   * @param pause lets time go by
   */
  public Fences(BooleanSupplier lease, Consumer<Duration> pause) {
    this.lease = lease;
    this.pause = pause;
  }

  /** With a thread that waits. */
  public static Fences blocking(BooleanSupplier lease) {
    return new Fences(lease, duration -> LockSupport.parkNanos(duration.toNanos()));
  }

  /** The fence of a deployment under the owner that the state tells of. */
  public Fence of(Deployment deployment) {
    return what -> enter(deployment, what);
  }

  private Fence.Pass enter(Deployment deployment, String what) throws StepException {
    Tenure tenure = tenures.get(deployment.id());
    if (tenure == null || tenure.epoch() != deployment.epoch()) {
      throw StepException.unowned(what);
    }
    tenure.writes().incrementAndGet();
    if (tenures.get(deployment.id()) != tenure || !lease.getAsBoolean()) {
      tenure.writes().decrementAndGet();
      throw StepException.unowned(what);
    }
    return tenure.writes()::decrementAndGet;
  }

  /** The deployment is this worker's from now on. */
  void begin(Deployment deployment) {
    tenures.compute(
        deployment.id(),
        (id, before) ->
            before != null && before.epoch() == deployment.epoch()
                ? before
                : new Tenure(deployment.epoch(), new AtomicInteger()));
  }

  /** The deployment has ended, and no step of it is at work. */
  void end(String deployment) {
    tenures.remove(deployment);
  }

  /**
   * The deployments are somebody else's from now on. Returns when no write of theirs is on its way,
   * or the cluster has not answered for too long.
   */
  void giveAway(Collection<String> deployments) {
    List<Tenure> ended = new ArrayList<>();
    for (String deployment : deployments) {
      Tenure tenure = tenures.remove(deployment);
      if (tenure != null) {
        ended.add(tenure);
      }
    }
    Duration waited = Duration.ZERO;
    while (ended.stream().anyMatch(tenure -> tenure.writes().get() > 0)) {
      if (waited.compareTo(PATIENCE) >= 0) {
        LOG.atWarn()
            .log("deployments are given away while writes of theirs have not been answered");
        return;
      }
      pause.accept(LOOK);
      waited = waited.plus(LOOK);
    }
  }
}
