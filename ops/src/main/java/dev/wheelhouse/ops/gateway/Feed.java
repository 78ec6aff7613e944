package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import dev.wheelhouse.ops.log.LogFollower;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.ops.log.RangeReader;
import dev.wheelhouse.ops.log.RequestPublisher;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one reader of the lifecycle topic: folds it into the index and the ring, and tells when there
 * is something new. Belongs to one event loop; records are parsed on a worker thread.
 */
final class Feed {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final long CHECK_MILLIS = 10_000;
  private static final int READERS = 3;

  private final Vertx vertx;
  private final LogSettings settings;
  private final Limits limits;
  private final LogIndex index;
  private final RangeReader ranges;
  private final DeploymentReader deployments;
  private final Promise<Void> ended = Promise.promise();
  private LogFollower follower;
  private RequestPublisher publisher;
  private EventRing ring;
  private Runnable news = () -> {};
  private boolean loaded;
  private boolean answering = true;

  Feed(Vertx vertx, LogSettings settings, Limits limits) {
    this.vertx = vertx;
    this.settings = settings;
    this.limits = limits;
    this.index = new LogIndex(limits.deployments());
    this.ranges = new RangeReader(vertx, settings, settings.topics().lifecycle(), READERS);
    this.deployments = new DeploymentReader(vertx, ranges);
  }

  static Feed start(Vertx vertx, LogSettings settings, Limits limits) {
    Feed feed = new Feed(vertx, settings, limits);
    feed.follower = LogFollower.start(vertx, settings, settings.topics().lifecycle(), feed::take);
    feed.follower.caughtUp().onSuccess(done -> feed.becomeLoaded());
    vertx.setPeriodic(CHECK_MILLIS, id -> feed.check());
    return feed;
  }

  private Future<Void> take(List<ConsumerRecord<byte[], byte[]>> records) {
    if (ring == null) {
      return prepare();
    }
    if (records.isEmpty()) {
      return Future.succeededFuture();
    }
    return vertx
        .executeBlocking(() -> records.stream().map(LogEntry::of).toList())
        .map(
            entries -> {
              for (LogEntry entry : entries) {
                index.on(entry);
                ring.add(entry);
              }
              news.run();
              return null;
            });
  }

  private Future<Void> prepare() {
    int partitions = follower.partitions().result();
    return RequestPublisher.open(vertx, settings, partitions)
        .map(
            opened -> {
              publisher = opened;
              ring = new EventRing(partitions, limits.ringEvents(), limits.ringBytes());
              return null;
            });
  }

  private void becomeLoaded() {
    loaded = true;
    LOG.info(
        "the log is read: {} releases, {} deployments, {} events",
        index.releaseCount(),
        index.deploymentCount(),
        index.events());
  }

  /** A topic that got more partitions has events that are not read: start anew. */
  private void check() {
    if (!loaded) {
      return;
    }
    follower
        .countPartitions()
        .onSuccess(
            count -> {
              answering = true;
              if (count != ring.position().partitions()) {
                ended.tryFail(
                    new GatewayException(
                        "%s has %d partitions now and had %d: start the gateway again"
                            .formatted(
                                settings.topics().lifecycle(),
                                count,
                                ring.position().partitions())));
              }
            })
        .onFailure(problem -> answering = false);
  }

  void onNews(Runnable listener) {
    news = listener;
  }

  /** Whether the log has been read up to where it ended when the gateway started. */
  boolean isLoaded() {
    return loaded;
  }

  /** Whether Kafka answered lately. */
  boolean isAnswering() {
    return answering;
  }

  LogIndex index() {
    return index;
  }

  /** The newest events; not before {@link #isLoaded()}. */
  EventRing ring() {
    return ring;
  }

  RangeReader ranges() {
    return ranges;
  }

  DeploymentReader deployments() {
    return deployments;
  }

  RequestPublisher publisher() {
    return publisher;
  }

  /** Fails when the gateway cannot go on. */
  Future<Void> ended() {
    return ended.future();
  }

  Future<Void> close() {
    Future<Void> stopped = Future.join(follower.close(), ranges.close()).mapEmpty();
    return publisher == null ? stopped : stopped.eventually(() -> publisher.close());
  }
}
