package dev.wheelhouse.ops.notify;

import dev.wheelhouse.events.codec.EventCodec;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The event as a structured CloudEvent, signed as Standard Webhooks have it: HMAC-SHA256 over
 * {@code id.timestamp.body}.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
record WebhookChannel(Poster poster, Target.Webhook target, Clock clock) implements Channel {
  private static final EventCodec CODEC = EventCodec.standard();

  @Override
  public Future<Void> send(Notice notice, String message) {
    String id = notice.event().id();
    byte[] body = CODEC.toJson(notice.event());
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/cloudevents+json");
    headers.put("Idempotency-Key", id);
    headers.put("webhook-id", id);
    if (target.secret() != null) {
      long timestamp = clock.instant().getEpochSecond();
      headers.put("webhook-timestamp", Long.toString(timestamp));
      headers.put(
          "webhook-signature", signature(key(target.secret().value()), id, timestamp, body));
    }
    return poster.post(target.url(), headers, Buffer.buffer(body)).compose(Poster.Answer::judged);
  }

  /** The header's value: version and signature. */
  static String signature(byte[] key, String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  /** A key as Standard Webhooks write it ({@code whsec_} and base64), or any other text. */
  static byte[] key(String text) {
    String prefix = "whsec_";
    return text.startsWith(prefix)
        ? Base64.getDecoder().decode(text.substring(prefix.length()))
        : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    poster.close();
  }
}
