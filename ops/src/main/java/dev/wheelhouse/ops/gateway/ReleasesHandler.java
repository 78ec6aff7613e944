package dev.wheelhouse.ops.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.ops.follow.Revision;
import dev.wheelhouse.ops.gateway.auth.Principal;
import dev.wheelhouse.ops.gateway.auth.Role;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Releases, their revisions, and what differs between two of them. */
final class ReleasesHandler {
  private final Feed feed;
  private final Streams streams;
  private final ContentsHandler contents;
  private final String run;

  /**
   * @param contents answers what revisions hold
   * @param run names this run of the gateway
   */
  ReleasesHandler(Feed feed, Streams streams, ContentsHandler contents, String run) {
    this.feed = feed;
    this.streams = streams;
    this.contents = contents;
    this.run = run;
  }

  void list(RoutingContext context) {
    Query query =
        new Query(
            context, Set.of("cluster", "namespace", "status", "progress", "q", "after", "limit"));
    EventFilter filter = query.filter(Api.principal(context));
    String status = query.text("status");
    String progress = query.text("progress");
    String words = query.text("q").toLowerCase(Locale.ROOT);
    int limit = query.limit();
    ObjectNode page = Views.object();
    ArrayNode items = page.putArray("items");
    String last = "";
    for (ReleaseEntry entry : feed.index().releasesAfter(query.text("after"))) {
      if (!filter.takes(entry.key) || !wanted(entry, status, progress, words)) {
        continue;
      }
      if (items.size() == limit) {
        page.put("next", last);
        break;
      }
      items.addRawValue(raw(entry.row()));
      last = entry.key.toString();
    }
    page.put("changes", run + "." + feed.index().changes());
    Api.answer(context, 200, page);
  }

  private static RawValue raw(byte[] json) {
    return new RawValue(new String(json, StandardCharsets.UTF_8));
  }

  private static boolean wanted(ReleaseEntry entry, String status, String progress, String words) {
    if (status.isEmpty() && progress.isEmpty() && words.isEmpty()) {
      return true;
    }
    ObjectNode row = Views.release(entry);
    String all =
        entry.key + " " + row.path("chart").asText() + "-" + row.path("chartVersion").asText();
    return (status.isEmpty() || row.path("status").asText().equals(status))
        && (progress.isEmpty() || row.path("progress").asText().equals(progress))
        && all.toLowerCase(Locale.ROOT).contains(words);
  }

  void stream(RoutingContext context) {
    Query query = new Query(context, Set.of("cluster", "namespace", "after"));
    String given = context.request().getHeader("last-event-id");
    String after = given == null ? query.text("after") : given;
    long seen = after.isEmpty() ? feed.index().changes() : 0;
    if (after.matches(run + "\\.\\d{1,18}")) {
      seen = Long.parseLong(after.substring(run.length() + 1));
    }
    streams.openRows(
        context.response(),
        new RowSubscription(
            feed.index(),
            context.response(),
            query.filter(Api.principal(context)),
            run,
            Math.min(seen, feed.index().changes())));
  }

  void one(RoutingContext context) {
    ReleaseEntry entry = find(context);
    ObjectNode json = Views.release(entry);
    ArrayNode deployments = json.putArray("deployments");
    List<DeploymentEntry> all = entry.deployments();
    for (int i = all.size() - 1; i >= Math.max(0, all.size() - 50); i--) {
      deployments.add(Views.deployment(all.get(i)));
    }
    Api.answer(context, 200, json);
  }

  void history(RoutingContext context) {
    ObjectNode json = Views.object();
    ArrayNode items = json.putArray("items");
    find(context).revisions().forEach(revision -> items.add(Views.revision(revision)));
    Api.answer(context, 200, json);
  }

  void diff(RoutingContext context) {
    Query query = new Query(context, Set.of("from", "to"));
    ReleaseEntry entry = find(context);
    long from = query.number("from", 0);
    long to = query.number("to", 0);
    Future<RevisionFacts> old = facts(entry, from);
    Future<RevisionFacts> young = facts(entry, to);
    Future.all(old, young)
        .onSuccess(done -> Api.answer(context, 200, RevisionDiff.of(old.result(), young.result())))
        .onFailure(context::fail);
  }

  void contentDiff(RoutingContext context) {
    contents.diff(context, find(context).key);
  }

  void notes(RoutingContext context) {
    contents.notes(context, find(context).key);
  }

  /** A rollback's chart and values are those of the revision that it brought back. */
  private Future<RevisionFacts> facts(ReleaseEntry release, long number) {
    Revision revision =
        release.revisions().stream()
            .filter(each -> each.revision() == number)
            .findFirst()
            .orElseThrow(
                () ->
                    HttpProblem.notFound(
                        "the log tells of no revision " + number + " of " + release.key));
    DeploymentEntry deployment =
        feed.index()
            .deployment(revision.deployment())
            .orElseThrow(
                () ->
                    HttpProblem.notFound(
                        "the events of revision " + number + " are not kept any more"));
    int source = release.charts().source(revision.revision());
    return feed.deployments()
        .events(deployment)
        .map(
            events ->
                RevisionFacts.of(
                    revision.revision(),
                    release.charts().chart(revision.revision()).orElse(null),
                    events))
        .compose(
            facts ->
                source == 0 || source >= number
                    ? Future.succeededFuture(facts)
                    : facts(release, source).map(facts::withValuesOf));
  }

  private ReleaseEntry find(RoutingContext context) {
    ReleaseKey key =
        new ReleaseKey(
            context.pathParam("cluster"),
            context.pathParam("namespace"),
            context.pathParam("release"));
    Principal viewer = Api.principal(context);
    return feed.index()
        .release(key)
        .filter(entry -> viewer.may(Role.VIEWER, entry.key))
        .orElseThrow(
            () -> HttpProblem.notFound("no release " + key + " that you may see is in the log"));
  }
}
