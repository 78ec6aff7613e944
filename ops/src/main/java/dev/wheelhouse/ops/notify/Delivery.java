package dev.wheelhouse.ops.notify;

import dev.wheelhouse.ops.consume.GroupConsumer.Work;
import dev.wheelhouse.render.RenderException;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the notices of one subscription: a few at a time, and again until the target has taken
 * them, has refused them, or has had its time. What is given up is logged and written down. Belongs
 * to one event loop.
 */
final class Delivery implements Work<Notice> {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Subscription subscription;
  private final Channel channel;
  private final Undelivered undelivered;
  private final Clock clock;
  private final Slots slots;
  private final Map<String, Instant> begun = new HashMap<>();

  Delivery(Subscription subscription, Channel channel, Undelivered undelivered, Clock clock) {
    this.subscription = subscription;
    this.channel = channel;
    this.undelivered = undelivered;
    this.clock = clock;
    this.slots = new Slots(subscription.concurrency());
  }

  /** Whether the subscription is about this. */
  boolean concerns(Notice notice) {
    return subscription.filter().matches(notice.event()) && channel.concerns(notice);
  }

  @Override
  public Future<Void> on(Notice notice, int attempt) {
    String id = notice.event().id();
    begun.putIfAbsent(id, clock.instant());
    return slots
        .run(() -> tell(notice))
        .recover(problem -> failed(notice, attempt, problem))
        .onSuccess(done -> begun.remove(id));
  }

  private Future<Void> tell(Notice notice) {
    try {
      return channel.send(
          notice, MessageView.message(notice, subscription.message(), channel.escape()));
    } catch (RenderException e) {
      return Future.failedFuture(new RefusedException("the message: " + e.getMessage()));
    }
  }

  private Future<Void> failed(Notice notice, int attempt, Throwable problem) {
    Duration since = Duration.between(begun.get(notice.event().id()), clock.instant());
    boolean over = since.compareTo(subscription.retryFor()) >= 0;
    if (!over && !(problem instanceof RefusedException)) {
      LOG.atInfo()
          .addKeyValue("subscription", subscription.name())
          .addKeyValue("event", notice.event().id())
          .addKeyValue("attempt", attempt)
          .log("not told yet: {}", problem.getMessage());
      return Future.failedFuture(problem);
    }
    LOG.atWarn()
        .addKeyValue("subscription", subscription.name())
        .addKeyValue("event", notice.event().id())
        .addKeyValue("attempts", attempt)
        .log("given up: {}", problem.getMessage());
    return undelivered.write(
        subscription.name(), notice.event(), attempt, problem.getMessage(), clock.instant());
  }

  void close() {
    channel.close();
  }
}
