package dev.wheelhouse.ops.traces;

import dev.wheelhouse.ops.consume.Backoff;
import dev.wheelhouse.ops.consume.GroupConsumer;
import dev.wheelhouse.ops.consume.GroupSettings;
import dev.wheelhouse.ops.log.LogSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Sends the trace of each deployment that ends to a collector, at least once. */
public final class Tracing implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final OtlpSender sender;
  private final GroupConsumer<DeploymentTrace> consumer;

  private Tracing(Vertx vertx, OtlpSender sender, GroupConsumer<DeploymentTrace> consumer) {
    this.vertx = vertx;
    this.sender = sender;
    this.consumer = consumer;
  }

  /**
   * Where traces go.
   *
   * @param endpoint of an OTLP collector over HTTP
   * @param headers to send with each request
   */
  public record Collector(URI endpoint, Map<String, String> headers) {
    public Collector {
      headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
      return endpoint.toString();
    }
  }

  /** Starts. */
  public static Tracing start(LogSettings log, GroupSettings group, Collector collector) {
    Vertx vertx = Vertx.vertx();
    OtlpSender sender = new OtlpSender(vertx, collector.endpoint(), collector.headers());
    return new Tracing(
        vertx,
        sender,
        GroupConsumer.start(vertx, log, group, TraceFold::new, sender, Backoff.DEFAULT));
  }

  /** Whether it reads the log. From any thread. */
  public boolean isReady() {
    return consumer.isReady();
  }

  /** Waits for what is being sent, and notes how far it came. */
  @Override
  public void close() {
    consumer
        .close(PATIENCE)
        .onComplete(closed -> sender.close())
        .transform(closed -> vertx.close())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
