package dev.wheelhouse.ops.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.ops.gateway.auth.Grant;
import dev.wheelhouse.ops.gateway.auth.Principal;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The routes under {@code /api/v1}, as openapi.json describes them. */
final class Api {
  /** Bytes of the largest request: a Kafka record of the default size, as the codec has it. */
  private static final long MOST_BODY = 1_048_588;

  private static final String PRINCIPAL = "principal";
  private static final String JSON = "application/json";

  private Api() {}

  static Router router(
      Vertx vertx, Feed feed, Streams streams, Optional<RevisionContents> contents) {
    byte[] random = new byte[4];
    ThreadLocalRandom.current().nextBytes(random);
    ContentsHandler held = new ContentsHandler(contents);
    ReleasesHandler releases =
        new ReleasesHandler(feed, streams, held, HexFormat.of().formatHex(random));
    DeploymentsHandler deployments = new DeploymentsHandler(feed);
    EventsHandler events = new EventsHandler(vertx, feed, streams);
    Buffer openapi = resource("/dev/wheelhouse/ops/gateway/openapi.json");
    Router router = Router.router(vertx);
    router
        .get("/openapi.json")
        .handler(c -> c.response().putHeader("content-type", JSON).end(openapi));
    router.get("/me").handler(c -> me(c, held.isOffered()));
    Handler<RoutingContext> loaded = c -> whenLoaded(feed, c);
    router.route().handler(loaded);
    router
        .post("/requests")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BODY))
        .handler(new RequestsHandler(feed)::handle);
    router.get("/releases").handler(releases::list);
    router.get("/releases/stream").handler(releases::stream);
    router.get("/releases/:cluster/:namespace/:release").handler(releases::one);
    router.get("/releases/:cluster/:namespace/:release/history").handler(releases::history);
    router.get("/releases/:cluster/:namespace/:release/diff").handler(releases::diff);
    router.get("/releases/:cluster/:namespace/:release/diff/:part").handler(releases::contentDiff);
    router.get("/releases/:cluster/:namespace/:release/notes").handler(releases::notes);
    router.get("/deployments").handler(deployments::list);
    router.get("/deployments/:deployment").handler(deployments::one);
    router.get("/deployments/:deployment/events").handler(deployments::events);
    router.get("/events").handler(events::list);
    router.get("/events/stream").handler(events::stream);
    return router;
  }

  private static Buffer resource(String name) {
    try (InputStream in = Api.class.getResourceAsStream(name)) {
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of the program", e);
    }
  }

  private static void whenLoaded(Feed feed, RoutingContext context) {
    if (feed.isLoaded()) {
      context.next();
      return;
    }
    context.response().putHeader("retry-after", "1");
    context.fail(
        HttpProblem.unavailable(
            "the gateway is reading the log, %d events so far: try again in a second"
                .formatted(feed.index().events())));
  }

  private static void me(RoutingContext context, boolean contents) {
    Principal principal = principal(context);
    ObjectNode json = Views.object().put("name", principal.name());
    ArrayNode grants = json.putArray("grants");
    for (Grant grant : principal.grants()) {
      ObjectNode one = grants.addObject().put("role", grant.role().word());
      ArrayNode clusters = one.putArray("clusters");
      grant.clusters().forEach(clusters::add);
      ArrayNode namespaces = one.putArray("namespaces");
      grant.namespaces().forEach(namespaces::add);
    }
    json.put("contents", contents);
    answer(context, 200, json);
  }

  /** Who sent the request; recognised before any route is taken. */
  static Principal principal(RoutingContext context) {
    return context.get(PRINCIPAL);
  }

  static void recognise(RoutingContext context, Principal principal) {
    context.put(PRINCIPAL, principal);
  }

  static void answer(RoutingContext context, int status, ObjectNode json) {
    if (context.response().closed()) {
      return;
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader("content-type", JSON)
        .end(Buffer.buffer(Views.bytes(json)));
  }

  static boolean isWrite(RoutingContext context) {
    return context.request().method() == HttpMethod.POST;
  }
}
