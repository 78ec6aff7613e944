package dev.wheelhouse.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.TestServer;
import dev.wheelhouse.store.repository.RepositoryStorage.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The answers to conditional writes that Amazon documents and no server gives when a test wants
 * them: a conflict, after which one should put again, and no answer at all.
 */
class S3AnswersTest {
  private static final String MARK = "x-amz-meta-wheelhouse-upload";
  private static final int NONE = 0;

  @TempDir Path directory;
  private final TestServer server = new TestServer();
  private final AtomicInteger puts = new AtomicInteger();
  private Path content;
  private S3Storage storage;

  @BeforeEach
  void connect() throws IOException {
    System.setProperty("aws.accessKeyId", "key");
    System.setProperty("aws.secretAccessKey", "secret");
    content = Files.writeString(directory.resolve("content"), "content");
    server.answer("/charts", exchange -> exchange.sendResponseHeaders(200, -1));
    storage =
        S3Storage.connect(S3Location.parse("s3://charts", Optional.of(server.uri("")), "", true));
  }

  @AfterEach
  void disconnect() {
    storage.close();
    server.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  /** A bucket in which an object carries the first writer's mark, or another's. */
  private void object(int[] answersToPuts, String mark) {
    String[] marks = {mark};
    server.answer(
        "/charts/a-1.tgz",
        exchange -> {
          if (exchange.getRequestMethod().equals("PUT")) {
            exchange.getRequestBody().readAllBytes();
            if (marks[0].isEmpty()) {
              marks[0] = exchange.getRequestHeaders().getFirst(MARK);
            }
            int attempt = puts.getAndIncrement();
            answer(exchange, answersToPuts[Math.min(attempt, answersToPuts.length - 1)]);
          } else {
            exchange.getResponseHeaders().set(MARK, marks[0]);
            exchange.getResponseHeaders().set("Content-Length", "7");
            answer(exchange, 200);
          }
        });
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    if (status == NONE) {
      return;
    }
    exchange.getResponseHeaders().set("ETag", "\"tag\"");
    exchange.getResponseHeaders().set("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT");
    byte[] body = status == 200 ? new byte[0] : "<Error/>".getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Test
  void putsAgainAfterAConflict() {
    object(new int[] {409, 409, 200}, "");

    Optional<Stored> created = storage.create("a-1.tgz", content);

    assertThat(created).map(Stored::tag).contains("\"tag\"");
    assertThat(puts).hasValue(3);
  }

  @Test
  void givesUpOnAConflictThatDoesNotEnd() {
    object(new int[] {409}, "");

    StoreException refused =
        catchThrowableOfType(StoreException.class, () -> storage.create("a-1.tgz", content));

    assertThat(refused.code()).isEqualTo(StoreErrorCode.UNREACHABLE);
    assertThat(puts).hasValue(5);
  }

  @Test
  void knowsItsOwnObjectWhenTheAnswerWasLost() {
    object(new int[] {NONE, 412}, "");

    Optional<Stored> created = storage.create("a-1.tgz", content);

    assertThat(created).map(Stored::tag).contains("\"tag\"");
    assertThat(puts).hasValue(2);
  }

  @Test
  void leavesAloneWhatAnotherCreated() {
    object(new int[] {412}, "another");

    Optional<Stored> created = storage.create("a-1.tgz", content);

    assertThat(created).isEmpty();
  }
}
