package dev.wheelhouse.ops.notify;

import dev.wheelhouse.ops.consume.DelayedException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Posts to HTTP servers: each attempt has an end, and an answer has a size. */
final class Poster {
  private static final int MOST_OF_AN_ANSWER = 16 * 1024;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Vertx vertx;
  private final HttpClient client;
  private final Duration timeout;

  /**
   * An answer.
   *
   * @param pause how long the server asks us to wait; zero: it does not
   * @param body its beginning
   */
  record Answer(int status, Duration pause, String body) {
    boolean isGood() {
      return status / 100 == 2;
    }

    /**
     * What becomes of the attempt: 2xx is success; 408, 425, 429, 5xx and whatever says when to
     * come back may be tried again; the rest is of no use to repeat.
     */
    Future<Void> judged() {
      if (isGood()) {
        return Future.succeededFuture();
      }
      boolean passing = status == 408 || status == 425 || status == 429 || status >= 500;
      return passing || !pause.isZero()
          ? Future.failedFuture(new DelayedException("status " + status, pause))
          : Future.failedFuture(new RefusedException("status " + status));
    }
  }

  /**
   * @param timeout how long one attempt may take, answer included
   * @param connections at a time
   */
  Poster(Vertx vertx, Duration timeout, int connections) {
    this.vertx = vertx;
    this.timeout = timeout;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setConnectTimeout((int) timeout.toMillis()));
  }

  /** Posts; fails when there is no answer in time. Redirections are answers. */
  Future<Answer> post(URI url, Map<String, String> headers, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url.toString())
            .putHeader("User-Agent", "wheelhouse");
    headers.forEach(options::putHeader);
    Promise<Answer> promise = Promise.promise();
    HttpClientRequest[] sent = new HttpClientRequest[1];
    long timer =
        vertx.setTimer(
            timeout.toMillis(),
            id -> {
              if (promise.tryFail("no answer within " + timeout.toMillis() + " ms")
                  && sent[0] != null) {
                sent[0].reset();
              }
            });
    client
        .request(options)
        .compose(
            request -> {
              sent[0] = request;
              if (promise.future().isComplete()) {
                request.reset();
                return Future.failedFuture("too late");
              }
              return request.send(body);
            })
        .compose(this::read)
        .onComplete(
            outcome -> {
              vertx.cancelTimer(timer);
              if (outcome.succeeded()) {
                promise.tryComplete(outcome.result());
              } else {
                promise.tryFail(outcome.cause());
              }
            });
    return promise.future();
  }

  private Future<Answer> read(HttpClientResponse response) {
    Promise<Answer> promise = Promise.promise();
    Buffer body = Buffer.buffer();
    response.handler(
        part -> {
          if (body.length() < MOST_OF_AN_ANSWER) {
            body.appendBuffer(part);
          } else if (promise.tryComplete(answer(response, body))) {
            response.request().reset();
          }
        });
    response.endHandler(end -> promise.tryComplete(answer(response, body)));
    response.exceptionHandler(promise::tryFail);
    return promise.future();
  }

  private static Answer answer(HttpClientResponse response, Buffer body) {
    return new Answer(
        response.statusCode(),
        pause(
            response.getHeader("Retry-After"),
            response.getHeader("X-RateLimit-Remaining"),
            response.getHeader("X-RateLimit-Reset"),
            Instant.now()),
        body.toString());
  }

  /**
   * What Retry-After asks for (RFC 9110, 10.2.3: seconds or a date), or else GitHub's rate limit:
   * at most an hour.
   */
  static Duration pause(String retryAfter, String remaining, String reset, Instant now) {
    Duration asked = Duration.ZERO;
    try {
      if (retryAfter != null && retryAfter.matches("\\d{1,9}")) {
        asked = Duration.ofSeconds(Long.parseLong(retryAfter));
      } else if (retryAfter != null) {
        asked =
            Duration.between(
                now, ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
      } else if ("0".equals(remaining) && reset != null && reset.matches("\\d{1,12}")) {
        asked = Duration.between(now, Instant.ofEpochSecond(Long.parseLong(reset)));
      }
    } catch (DateTimeParseException unreadable) {
      return Duration.ZERO;
    }
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  void close() {
    client.close();
  }
}
