package dev.wheelhouse.worker.kube;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.worker.port.Watches;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One watch a (kind, namespace), shared by all who are interested in its objects. */
final class KubeWatches implements Watches, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KubeWatches.class);

  /** A watch that nobody needs stays so long: the next hook of a phase wants it again. */
  private static final long LINGER_MILLIS = 15_000;

  private static final long RETRY_MILLIS = 1_000;

  private final ApiServer server;
  private final KubeDiscovery discovery;
  private final Vertx vertx;

  // guarded by this
  private final Map<Key, SharedWatch> watches = new HashMap<>();
  private boolean closed;

  private record Key(String apiVersion, String kind, String namespace) {}

  KubeWatches(ApiServer server, KubeDiscovery discovery, Vertx vertx) {
    this.server = server;
    this.discovery = discovery;
    this.vertx = vertx;
  }

  @Override
  public Subscription observe(ResourceRef ref, Observer observer) {
    Interest interest = new Interest(ref, observer);
    vertx.executeBlocking(
        () -> {
          begin(interest);
          return null;
        },
        false);
    return interest;
  }

  /** Off the event loop: the kind may have to be asked for. */
  private void begin(Interest interest) {
    ResourceRef ref = interest.ref();
    ApiResource resource;
    try {
      resource = discovery.resource(ref.apiVersion(), ref.kind());
    } catch (StepException e) {
      LOG.warn("watching {}: {}; trying again", ref.display(), e.error().message());
      vertx.setTimer(RETRY_MILLIS, timer -> retry(interest));
      return;
    }
    synchronized (this) {
      if (closed) {
        return;
      }
      Key key = new Key(ref.apiVersion(), ref.kind(), ref.namespace());
      SharedWatch watch =
          watches.computeIfAbsent(
              key, unused -> new SharedWatch(server, vertx, resource, ref.namespace()));
      interest.joined(watch, () -> lingered(key, watch));
      watch.join(interest);
    }
  }

  private void retry(Interest interest) {
    if (!interest.isClosed()) {
      vertx.executeBlocking(
          () -> {
            begin(interest);
            return null;
          },
          false);
    }
  }

  /** Ends a watch that nobody has needed for a while. */
  private void lingered(Key key, SharedWatch watch) {
    vertx.setTimer(
        LINGER_MILLIS,
        timer -> {
          synchronized (this) {
            if (watch.isIdle() && watches.remove(key, watch)) {
              watch.close();
            }
          }
        });
  }

  @Override
  public synchronized void close() {
    closed = true;
    watches.values().forEach(SharedWatch::close);
    watches.clear();
  }
}
