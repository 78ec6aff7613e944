package dev.wheelhouse.ops.notify;

import dev.wheelhouse.ops.consume.Backoff;
import dev.wheelhouse.ops.consume.GroupConsumer;
import dev.wheelhouse.ops.consume.GroupSettings;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.ops.log.TopicMaker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Runs subscriptions, each as a consumer group of its own: a target that is away holds up nobody
 * else's notices, and none of them is told twice because of it.
 */
public final class Notifier implements AutoCloseable {
  private final Vertx vertx;
  private final Undelivered undelivered;
  private final Duration patience;
  private final List<GroupConsumer<Notice>> consumers = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();

  /**
   * How to go about it.
   *
   * @param group what the consumer groups' ids begin with
   * @param fromBeginning where a subscription begins that has never run: at the beginning of the
   *     log, or at its end
   * @param backoff pauses between attempts
   * @param patience how long a close waits for answers
   */
  public record Settings(String group, boolean fromBeginning, Backoff backoff, Duration patience) {}

  private Notifier(Vertx vertx, Undelivered undelivered, Duration patience) {
    this.vertx = vertx;
    this.undelivered = undelivered;
    this.patience = patience;
  }

  /**
   * Starts. Blocks until the topic for what is given up exists.
   *
   * @throws LogException when Kafka does not do what is asked
   */
  public static Notifier start(LogSettings log, Subscriptions subscriptions, Settings settings) {
    Vertx vertx = Vertx.vertx();
    try {
      Undelivered undelivered =
          TopicMaker.ensure(vertx, log, partitions -> log.topics().undeliveredTopic())
              .compose(made -> Undelivered.open(vertx, log))
              .toCompletionStage()
              .toCompletableFuture()
              .get();
      Notifier notifier = new Notifier(vertx, undelivered, settings.patience());
      subscriptions.all().forEach(each -> notifier.run(log, each, settings));
      return notifier;
    } catch (ExecutionException e) {
      vertx.close();
      throw new LogException(
          "making the topic %s failed: %s"
              .formatted(log.topics().undelivered(), e.getCause().getMessage()),
          e.getCause());
    } catch (InterruptedException e) {
      vertx.close();
      Thread.currentThread().interrupt();
      throw new LogException("starting the notifier was interrupted", e);
    }
  }

  private void run(LogSettings log, Subscription subscription, Settings settings) {
    Delivery delivery =
        new Delivery(subscription, channel(vertx, subscription), undelivered, Clock.systemUTC());
    deliveries.add(delivery);
    consumers.add(
        GroupConsumer.start(
            vertx,
            log,
            new GroupSettings(
                settings.group() + "." + subscription.name(), settings.fromBeginning(), false),
            () -> new NoticeFold(delivery::concerns),
            delivery,
            settings.backoff()));
  }

  private static Channel channel(Vertx vertx, Subscription of) {
    Target target = of.target();
    if (target instanceof Target.Email email) {
      return new EmailChannel(vertx, email, of.timeout(), of.concurrency());
    }
    Poster poster = new Poster(vertx, of.timeout(), of.concurrency());
    if (target instanceof Target.Slack slack) {
      return new SlackChannel(poster, URI.create(slack.url().value()));
    }
    if (target instanceof Target.Webhook webhook) {
      return new WebhookChannel(poster, webhook, Clock.systemUTC());
    }
    if (target instanceof Target.GitHub gitHub) {
      return new CommitStatusChannel.GitHub(poster, gitHub);
    }
    return new CommitStatusChannel.GitLab(poster, (Target.GitLab) target);
  }

  /** Whether every subscription reads the log. From any thread. */
  public boolean isReady() {
    return consumers.stream().allMatch(GroupConsumer::isReady);
  }

  /** Waits for what is being told, and notes how far it came. */
  @Override
  public void close() {
    List<Future<Void>> closing =
        consumers.stream().map(consumer -> consumer.close(patience)).toList();
    Future.join(closing)
        .transform(closed -> undelivered.close())
        .onComplete(closed -> deliveries.forEach(Delivery::close))
        .transform(closed -> vertx.close())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
