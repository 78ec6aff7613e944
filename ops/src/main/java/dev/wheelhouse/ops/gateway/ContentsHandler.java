package dev.wheelhouse.ops.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.ops.gateway.RevisionContents.Content;
import dev.wheelhouse.ops.gateway.auth.Role;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** What revisions hold and how two differ in it, for deployers, where release Secrets are read. */
final class ContentsHandler {
  private static final int CONTEXT_LINES = 3;

  private final Optional<RevisionContents> contents;
  private final HiddenSecrets secrets = new HiddenSecrets();

  ContentsHandler(Optional<RevisionContents> contents) {
    this.contents = contents;
  }

  /** Whether release Secrets are read. */
  boolean isOffered() {
    return contents.isPresent();
  }

  /**
   * Answers with a unified diff, in which secrets are hidden.
   *
   * @param release one that the caller may see
   */
  void diff(RoutingContext context, ReleaseKey release) {
    Query query = new Query(context, Set.of("from", "to"));
    int from = (int) query.number("from", 0);
    int to = (int) query.number("to", 0);
    boolean values = context.pathParam("part").equals("values");
    if (!values && !context.pathParam("part").equals("manifest")) {
      throw HttpProblem.notFound("nothing is here: expected .../diff/manifest or .../diff/values");
    }
    RevisionContents source = source(context, release);
    read(
            context,
            () -> {
              List<String> old = lines(source, release, from, values);
              List<String> young = lines(source, release, to, values);
              return UnifiedDiffUtils.generateUnifiedDiff(
                  "revision " + from,
                  "revision " + to,
                  old,
                  DiffUtils.diff(old, young),
                  CONTEXT_LINES);
            })
        .onSuccess(diff -> answer(context, from, to, diff));
  }

  /**
   * Answers with the notes of a revision.
   *
   * @param release one that the caller may see
   */
  void notes(RoutingContext context, ReleaseKey release) {
    int revision = (int) new Query(context, Set.of("revision")).number("revision", 0);
    RevisionContents source = source(context, release);
    read(context, () -> content(source, release, revision).notes())
        .onSuccess(
            notes ->
                Api.answer(
                    context, 200, Views.object().put("revision", revision).put("notes", notes)));
  }

  private RevisionContents source(RoutingContext context, ReleaseKey release) {
    RevisionContents source =
        contents.orElseThrow(
            () ->
                HttpProblem.notFound(
                    "this gateway reads no release Secrets: it was started without"
                        + " --release-secrets"));
    if (!Api.principal(context).may(Role.DEPLOYER, release)) {
      throw HttpProblem.forbidden("manifests, values and notes are shown to deployers only");
    }
    return source;
  }

  /** Reads off the event loop; a failure is answered. */
  private static <T> Future<T> read(RoutingContext context, Callable<T> reading) {
    return context
        .vertx()
        .executeBlocking(reading, false)
        .onFailure(
            problem ->
                context.fail(
                    problem instanceof GatewayException
                        ? HttpProblem.unavailable(problem.getMessage())
                        : problem));
  }

  private List<String> lines(
      RevisionContents source, ReleaseKey release, int revision, boolean values) {
    Content content = content(source, release, revision);
    String text = values ? secrets.values(content.values()) : secrets.manifest(content.manifest());
    return text.lines().toList();
  }

  private static Content content(RevisionContents source, ReleaseKey release, int revision) {
    return source
        .of(release, revision)
        .orElseThrow(
            () ->
                HttpProblem.notFound(
                    "the cluster keeps no revision " + revision + " of " + release));
  }

  private static void answer(RoutingContext context, int from, int to, List<String> diff) {
    ObjectNode json = Views.object().put("from", from).put("to", to);
    ArrayNode lines = json.putArray("lines");
    diff.stream().skip(2).forEach(lines::add);
    Api.answer(context, 200, json);
  }
}
