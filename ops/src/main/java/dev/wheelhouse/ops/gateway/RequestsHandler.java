package dev.wheelhouse.ops.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.ops.gateway.auth.Principal;
import dev.wheelhouse.ops.gateway.auth.Role;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests: plain JSON, or CloudEvents by the HTTP binding, structured or binary (<a
 * href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP
 * Protocol Binding</a>). They are read by the codec that reads them from Kafka.
 */
final class RequestsHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RequestsHandler.class);
  private static final String SOURCE = "/wheelhouse/gateway";
  private static final String CLOUDEVENT = "application/cloudevents+json";

  private final Feed feed;

  RequestsHandler(Feed feed) {
    this.feed = feed;
  }

  void handle(RoutingContext context) {
    RequestReading reading = read(context);
    if (reading instanceof RequestReading.Unreadable unreadable) {
      throw HttpProblem.malformed(unreadable.reason());
    }
    if (reading instanceof RequestReading.Rejected rejected) {
      throw HttpProblem.malformed(rejected.error().message());
    }
    RequestReading.Valid valid = (RequestReading.Valid) reading;
    Principal sender = Api.principal(context);
    Request request = signed(allowed(valid.request(), sender), sender);
    feed.publisher()
        .publish(request, SOURCE, Instant.now(), valid.traceparent())
        .onSuccess(done -> accepted(context, request))
        .onFailure(problem -> refused(context, request, problem));
  }

  private static RequestReading read(RoutingContext context) {
    RecordHeaders headers = new RecordHeaders();
    boolean binary = context.request().getHeader("ce-specversion") != null;
    String given = context.request().getHeader("content-type");
    String contentType =
        given == null ? "" : given.toLowerCase(Locale.ROOT).split(";", -1)[0].strip();
    boolean known =
        contentType.equals("application/json") || contentType.equals(CLOUDEVENT) && !binary;
    if (!known) {
      throw HttpProblem.unsupported(
          "a request is application/json, "
              + CLOUDEVENT
              + ", or application/json with ce- headers; batches are not taken");
    }
    if (binary) {
      for (Map.Entry<String, String> header : context.request().headers()) {
        String name = header.getKey().toLowerCase(Locale.ROOT);
        if (name.startsWith("ce-")) {
          add(headers, "ce_" + name.substring(3), percentDecoded(header.getValue()));
        }
      }
    } else {
      add(headers, "content-type", contentType);
    }
    String traceparent = context.request().getHeader("traceparent");
    if (traceparent != null) {
      add(headers, "traceparent", traceparent);
    }
    add(headers, RequestCodec.REQUEST_ID_HEADER, UUID.randomUUID().toString());
    byte[] body = context.body().buffer() == null ? null : context.body().buffer().getBytes();
    return RequestCodec.read(new Coordinates("http", 0, 0), headers, body);
  }

  private static void add(RecordHeaders headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String percentDecoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw HttpProblem.badRequest("the value of a ce- header is not percent-encoded rightly");
    }
  }

  private static Request allowed(Request request, Principal sender) {
    Role needed =
        switch (request.operation()) {
          case INSTALL, UPGRADE, ROLLBACK, UNINSTALL, TEST, CANCEL -> Role.DEPLOYER;
          case APPROVE, DENY -> Role.ADMIN;
        };
    if (!sender.may(needed, request.key())) {
      throw HttpProblem.forbidden(
          "%s of %s needs the role %s there, and you do not have it"
              .formatted(request.operation().json(), request.key(), needed.word()));
    }
    return request;
  }

  /** Who was recognised is who asked, whatever the request says. */
  private static Request signed(Request request, Principal sender) {
    if (sender.name().isEmpty()) {
      return request;
    }
    Request.Header header = request.header();
    Requester requester =
        new Requester(
            sender.name(),
            header.requester().commit(),
            header.requester().pipelineUrl(),
            header.requester().committedAt());
    return request.with(
        new Request.Header(header.id(), header.key(), requester, header.description()));
  }

  private static void accepted(RoutingContext context, Request request) {
    ObjectNode answer = Views.key(Views.object().put("request", request.id()), request.key());
    answer.put("operation", request.operation().json());
    if (request instanceof Request.Control control) {
      Views.put(answer, "deployment", control.deployment());
    } else {
      String id = DeploymentId.of(request.key(), request.id());
      answer.put("deployment", id);
      context.response().putHeader("location", "/api/v1/deployments/" + id);
    }
    LOG.info(
        "{} of {} published, request {}", request.operation().json(), request.key(), request.id());
    Api.answer(context, 202, answer);
  }

  private static void refused(RoutingContext context, Request request, Throwable problem) {
    LOG.warn("publishing request {} failed: {}", request.id(), problem.getMessage());
    context.fail(
        HttpProblem.unavailable(
            "Kafka did not confirm the request; it may have been written. Send it again with"
                + " \"id\": \""
                + request.id()
                + "\": the same id is worked on once"));
  }
}
