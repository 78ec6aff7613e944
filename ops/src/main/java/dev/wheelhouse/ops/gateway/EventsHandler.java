package dev.wheelhouse.ops.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.ops.log.RangeReader.Range;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/** All events, in pages and as a stream. */
final class EventsHandler {
  private static final Set<String> FILTERS =
      Set.of("cluster", "namespace", "release", "deployment", "type", "after", "form");

  private final Vertx vertx;
  private final Feed feed;
  private final Streams streams;

  EventsHandler(Vertx vertx, Feed feed, Streams streams) {
    this.vertx = vertx;
    this.feed = feed;
    this.streams = streams;
  }

  static StreamedEvent.Form form(Query query) {
    return switch (query.text("form")) {
      case "", "cloudevent" -> StreamedEvent.Form.CLOUDEVENT;
      case "summary" -> StreamedEvent.Form.SUMMARY;
      default -> throw HttpProblem.badRequest("form: expected cloudevent or summary");
    };
  }

  /** One page from the log; partition by partition, so in order within each release. */
  void list(RoutingContext context) {
    Query query =
        new Query(
            context,
            Set.of(
                "cluster", "namespace", "release", "deployment", "type", "after", "form", "limit"));
    EventFilter filter = query.filter(Api.principal(context));
    Cursor target = feed.ring().position();
    Cursor cursor = Cursor.parse(orBeginning(query.text("after")), target.partitions());
    Page page = new Page(filter, form(query), query.limit(), cursor);
    Future<Void> reading = Future.succeededFuture();
    for (int i = 0; i < target.partitions(); i++) {
      Range range = new Range(i, cursor.next(i), target.next(i));
      reading = reading.compose(done -> page.read(range));
    }
    reading.onSuccess(done -> Api.answer(context, 200, page.json())).onFailure(context::fail);
  }

  private static String orBeginning(String cursor) {
    return cursor.isEmpty() ? "0:0" : cursor;
  }

  private final class Page {
    private final EventFilter filter;
    private final StreamedEvent.Form form;
    private final int limit;
    private final Cursor cursor;
    private final ArrayNode items = Views.array();

    Page(EventFilter filter, StreamedEvent.Form form, int limit, Cursor cursor) {
      this.filter = filter;
      this.form = form;
      this.limit = limit;
      this.cursor = cursor;
    }

    Future<Void> read(Range range) {
      if (items.size() == limit) {
        return Future.succeededFuture();
      }
      return feed.ranges()
          .read(
              range,
              records ->
                  vertx
                      .executeBlocking(() -> records.stream().map(LogEntry::of).toList())
                      .map(this::take))
          .onSuccess(
              done -> {
                if (items.size() < limit) {
                  cursor.advance(range.partition(), range.to());
                }
              });
    }

    private boolean take(Iterable<LogEntry> entries) {
      for (LogEntry entry : entries) {
        if (items.size() == limit) {
          return false;
        }
        cursor.advance(entry.partition(), entry.offset() + 1);
        if (filter.takes(entry)) {
          items.addRawValue(DeploymentsHandler.raw(entry, form));
        }
      }
      return true;
    }

    ObjectNode json() {
      ObjectNode page = Views.object();
      page.set("items", items);
      if (items.size() == limit) {
        page.put("next", cursor.toString());
      }
      return page.put("position", cursor.toString());
    }
  }

  void stream(RoutingContext context) {
    Query query = new Query(context, FILTERS);
    EventFilter filter = query.filter(Api.principal(context));
    StreamedEvent.Form form = form(query);
    String header = context.request().getHeader("last-event-id");
    Cursor cursor = start(header == null ? query.text("after") : header, filter);
    streams.openEvents(
        context.response(),
        new EventSubscription(vertx, feed, context.response(), filter, form, cursor));
  }

  /** Of one deployment: from its first event on; else from now on, unless a position is given. */
  private Cursor start(String after, EventFilter filter) {
    Cursor here = feed.ring().position();
    if (after.equals("beginning")) {
      return new Cursor(here.partitions());
    }
    if (!after.isEmpty()) {
      return Cursor.parse(after, here.partitions());
    }
    Optional<DeploymentEntry> deployment = feed.index().deployment(filter.deployment());
    deployment.ifPresent(entry -> here.set(entry.partition, entry.offset(0)));
    return here;
  }
}
