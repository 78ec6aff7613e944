package dev.wheelhouse.store.oci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.store.cache.ArchiveCache;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.http.AddressPolicy;
import dev.wheelhouse.store.http.Credentials;
import dev.wheelhouse.store.http.TestServer;
import dev.wheelhouse.store.http.TlsSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A registry that does not deliver as it should. */
class OciDownloadTest {
  private static final byte[] BLOB = "the bytes of a chart".getBytes(UTF_8);
  private static final String DIGEST = ArchiveCache.digest(BLOB);
  private static final String PATH = "/v2/team/c/blobs/" + DIGEST;

  private final TestServer server = new TestServer();
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void stop() {
    server.close();
  }

  private byte[] fetch(Duration timeout, long maxBytes) {
    OciRegistry registry =
        new OciRegistry(
            new OciSettings(Credentials.NONE, TlsSettings.DEFAULT, true, List.of()),
            AddressPolicy.ANY,
            timeout);
    String reference = "oci://127.0.0.1:" + server.uri("").getPort() + "/team/c";
    return registry.blob(OciReference.parse(reference), DIGEST, maxBytes);
  }

  private StoreErrorCode refusal(Duration timeout, long maxBytes) {
    return catchThrowableOfType(StoreException.class, () -> fetch(timeout, maxBytes)).code();
  }

  private void serve(byte[] first, byte[] later) {
    server.answer(
        PATH,
        exchange -> {
          byte[] body = asked.incrementAndGet() == 1 ? first : later;
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(body);
        });
  }

  @Test
  void noticesByDigestWhatWasCutShortAndFetchesItAgain() {
    serve("the bytes".getBytes(UTF_8), BLOB);

    byte[] fetched = fetch(Duration.ofSeconds(20), 99);

    assertThat(fetched).isEqualTo(BLOB);
    assertThat(asked).hasValue(2);
  }

  @Test
  void givesUpOnBytesThatAreNeverTheRightOnes() {
    serve("other".getBytes(UTF_8), "other".getBytes(UTF_8));

    StoreErrorCode code = refusal(Duration.ofSeconds(20), 99);

    assertThat(code).isEqualTo(StoreErrorCode.DIGEST_MISMATCH);
    assertThat(asked).hasValue(3);
  }

  @Test
  void refusesMoreBytesThanTheLimit() {
    serve(BLOB, BLOB);

    StoreErrorCode code = refusal(Duration.ofSeconds(20), 5);

    assertThat(code).isEqualTo(StoreErrorCode.TOO_LARGE);
    assertThat(asked).hasValue(1);
  }

  @Test
  void endsADownloadThatDripsTooSlowly() {
    CountDownLatch over = new CountDownLatch(1);
    server.answer(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, BLOB.length);
          exchange.getResponseBody().write(BLOB, 0, 1);
          exchange.getResponseBody().flush();
          awaitQuietly(over);
        });

    StoreErrorCode code = refusal(Duration.ofMillis(1_000), 99);

    over.countDown();
    assertThat(code).isEqualTo(StoreErrorCode.TIMED_OUT);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
