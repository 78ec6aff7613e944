package dev.wheelhouse.ops.notify;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Slack's incoming webhooks, which Mattermost, Rocket.Chat and others take too.
 *
 * @see <a href="https://api.slack.com/messaging/webhooks">Sending messages using incoming
 *     webhooks</a>
 */
record SlackChannel(Poster poster, URI url) implements Channel {

  /** So that no text of an event can name people or channels, or make a link. */
  @Override
  public UnaryOperator<String> escape() {
    return text -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public Future<Void> send(Notice notice, String message) {
    Buffer body = new JsonObject().put("text", message).toBuffer();
    return poster
        .post(
            url,
            Map.of("Content-Type", "application/json", "Idempotency-Key", notice.event().id()),
            body)
        .compose(Poster.Answer::judged);
  }

  @Override
  public void close() {
    poster.close();
  }
}
