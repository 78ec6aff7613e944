package dev.wheelhouse.ops.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.wheelhouse.ops.gateway.auth.Principal;
import dev.wheelhouse.ops.gateway.auth.Role;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Deployments, their events, and how they stood after each of them. */
final class DeploymentsHandler {
  private final Feed feed;

  DeploymentsHandler(Feed feed) {
    this.feed = feed;
  }

  void list(RoutingContext context) {
    Query query =
        new Query(
            context, Set.of("cluster", "namespace", "release", "progress", "before", "limit"));
    EventFilter filter = query.filter(Api.principal(context));
    String progress = query.text("progress");
    int limit = query.limit();
    ObjectNode page = Views.object();
    ArrayNode items = page.putArray("items");
    long last = 0;
    for (DeploymentEntry entry :
        feed.index().deploymentsBefore(query.number("before", Long.MAX_VALUE))) {
      boolean wanted =
          progress.isEmpty()
              || progress.equals(entry.progress.word())
              || (progress.equals("open") && entry.isOpen());
      if (!wanted || !filter.takes(entry.key)) {
        continue;
      }
      if (items.size() == limit) {
        page.put("next", String.valueOf(last));
        break;
      }
      items.add(Views.deployment(entry));
      last = entry.arrival;
    }
    Api.answer(context, 200, page);
  }

  void one(RoutingContext context) {
    Query query = new Query(context, Set.of("at"));
    DeploymentEntry entry = find(context);
    long at = query.number("at", Long.MAX_VALUE);
    if (at < 1) {
      throw HttpProblem.badRequest("at: sequence numbers begin with 1");
    }
    Cursor position = feed.ring().position();
    feed.deployments()
        .events(entry)
        .onSuccess(
            events -> {
              if (events.isEmpty()) {
                context.fail(HttpProblem.notFound("the log does not keep its events any more"));
                return;
              }
              long latest = events.get(events.size() - 1).sequence();
              ObjectNode view = DeploymentView.of(events, at, latest);
              if (at >= latest) {
                feed.index()
                    .expectedEnd(entry.id)
                    .ifPresent(end -> view.put("expectedEnd", end.toString()));
              }
              Api.answer(context, 200, view.put("position", position.toString()));
            })
        .onFailure(context::fail);
  }

  void events(RoutingContext context) {
    Query query = new Query(context, Set.of("after", "limit", "form"));
    long after = query.number("after", 0);
    int limit = query.limit();
    StreamedEvent.Form form = EventsHandler.form(query);
    Cursor position = feed.ring().position();
    feed.deployments()
        .events(find(context))
        .onSuccess(
            events -> {
              List<LogEntry> wanted =
                  events.stream().filter(event -> event.sequence() > after).toList();
              ObjectNode page = Views.object();
              ArrayNode items = page.putArray("items");
              wanted.stream().limit(limit).forEach(event -> items.addRawValue(raw(event, form)));
              if (wanted.size() > limit) {
                page.put("next", String.valueOf(wanted.get(limit - 1).sequence()));
              }
              Api.answer(context, 200, page.put("position", position.toString()));
            })
        .onFailure(context::fail);
  }

  static RawValue raw(LogEntry event, StreamedEvent.Form form) {
    byte[] json =
        form == StreamedEvent.Form.CLOUDEVENT ? event.json() : Views.bytes(Views.eventLine(event));
    return new RawValue(new String(json, StandardCharsets.UTF_8));
  }

  private DeploymentEntry find(RoutingContext context) {
    String id = context.pathParam("deployment");
    Principal viewer = Api.principal(context);
    return feed.index()
        .deployment(id)
        .filter(entry -> viewer.may(Role.VIEWER, entry.key))
        .orElseThrow(
            () ->
                HttpProblem.notFound(
                    "no deployment of this id that you may see is in the log; one that was just"
                        + " published appears when a worker takes it"));
  }
}
