package dev.wheelhouse.ops.notify;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The status of the commit that the requester named. Saying the same again changes nothing at
 * either service.
 */
abstract sealed class CommitStatusChannel implements Channel {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");

  private final Poster poster;

  private CommitStatusChannel(Poster poster) {
    this.poster = poster;
  }

  /** Commits come from who asked, and become part of an address: only what looks like one is. */
  @Override
  public boolean concerns(Notice notice) {
    return CommitState.after(notice.event().data()).isPresent()
        && COMMIT.matcher(notice.requester().commit()).matches();
  }

  @Override
  public Future<Void> send(Notice notice, String message) {
    CommitState state = CommitState.after(notice.event().data()).orElseThrow();
    JsonObject body = body(state, message);
    String link = notice.requester().pipelineUrl();
    if (link.startsWith("https://") || link.startsWith("http://")) {
      body.put("target_url", link);
    }
    return poster
        .post(url(notice.requester().commit()), headers(notice.event().id()), body.toBuffer())
        .compose(this::judged);
  }

  abstract URI url(String commit);

  abstract Map<String, String> headers(String id);

  abstract JsonObject body(CommitState state, String message);

  Future<Void> judged(Poster.Answer answer) {
    return answer.judged();
  }

  static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  @Override
  public void close() {
    poster.close();
  }

  /**
   * GitHub's.
   *
   * @see <a href="https://docs.github.com/rest/commits/statuses">REST API for commit statuses</a>
   */
  static final class GitHub extends CommitStatusChannel {
    private static final int LONGEST = 140;

    private final Target.GitHub target;

    GitHub(Poster poster, Target.GitHub target) {
      super(poster);
      this.target = target;
    }

    @Override
    URI url(String commit) {
      return URI.create(target.api() + "/repos/" + target.repository() + "/statuses/" + commit);
    }

    @Override
    Map<String, String> headers(String id) {
      return Map.of(
          "Authorization",
          "Bearer " + target.token().value(),
          "Accept",
          "application/vnd.github+json",
          "X-GitHub-Api-Version",
          "2022-11-28",
          "Content-Type",
          "application/json",
          "Idempotency-Key",
          id);
    }

    @Override
    JsonObject body(CommitState state, String message) {
      return new JsonObject()
          .put("state", state.gitHub())
          .put("context", target.context())
          .put("description", shortened(message, LONGEST));
    }
  }

  /**
   * GitLab's.
   *
   * @see <a href="https://docs.gitlab.com/api/commits/#set-the-pipeline-status-of-a-commit">Set the
   *     pipeline status of a commit</a>
   */
  static final class GitLab extends CommitStatusChannel {
    private static final int LONGEST = 255;

    private final Target.GitLab target;

    GitLab(Poster poster, Target.GitLab target) {
      super(poster);
      this.target = target;
    }

    @Override
    URI url(String commit) {
      String project = URLEncoder.encode(target.project(), StandardCharsets.UTF_8);
      return URI.create(target.api() + "/projects/" + project + "/statuses/" + commit);
    }

    @Override
    Map<String, String> headers(String id) {
      return Map.of(
          "PRIVATE-TOKEN",
          target.token().value(),
          "Content-Type",
          "application/json",
          "Idempotency-Key",
          id);
    }

    @Override
    JsonObject body(CommitState state, String message) {
      return new JsonObject()
          .put("state", state.gitLab())
          .put("name", target.name())
          .put("description", shortened(message, LONGEST));
    }

    /** GitLab refuses to set what is set already; then it has been said. */
    @Override
    Future<Void> judged(Poster.Answer answer) {
      return answer.status() == 400 && answer.body().contains("Cannot transition status via")
          ? Future.succeededFuture()
          : answer.judged();
    }
  }
}
