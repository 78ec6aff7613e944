package dev.wheelhouse.ops.traces;

import dev.wheelhouse.ops.consume.GroupConsumer.Work;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends traces by OTLP over HTTP. One that no attempt brings through in about an hour is passed
 * over: traces are not worth holding up what comes after them for ever.
 */
final class OtlpSender implements Work<DeploymentTrace> {
  private static final Logger LOG = LoggerFactory.getLogger(OtlpSender.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_ATTEMPTS = 40;

  private final Vertx vertx;
  private final OtlpHttpSpanExporter exporter;
  private final Resource resource =
      Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "wheelhouse"));

  /**
   * @param endpoint of the collector; without a path, {@code /v1/traces} is added
   * @param headers to send with each request, for example for authorization
   */
  OtlpSender(Vertx vertx, URI endpoint, Map<String, String> headers) {
    this.vertx = vertx;
    boolean bare = endpoint.getPath().isEmpty() || endpoint.getPath().equals("/");
    OtlpHttpSpanExporterBuilder builder =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(bare ? endpoint.resolve("/v1/traces").toString() : endpoint.toString())
            .setTimeout(TIMEOUT)
            .setRetryPolicy(null);
    headers.forEach(builder::addHeader);
    this.exporter = builder.build();
  }

  @Override
  public Future<Void> on(DeploymentTrace trace, int attempt) {
    List<SpanData> spans =
        trace.steps().stream()
            .<SpanData>map(step -> new StepSpanData(trace.parent(), step, resource))
            .toList();
    Context context = vertx.getOrCreateContext();
    Promise<Void> promise = Promise.promise();
    CompletableResultCode result = exporter.export(spans);
    result.whenComplete(
        () -> context.runOnContext(now -> complete(promise, result, trace, attempt)));
    return promise.future();
  }

  private static void complete(
      Promise<Void> promise, CompletableResultCode result, DeploymentTrace trace, int attempt) {
    if (result.isSuccess()) {
      promise.complete();
    } else if (attempt < MOST_ATTEMPTS) {
      promise.fail("the collector did not take the trace " + trace.parent().traceId());
    } else {
      LOG.warn("passed over trace {}: the collector does not take it", trace.parent().traceId());
      promise.complete();
    }
  }

  void close() {
    exporter.shutdown();
  }
}
