package dev.wheelhouse.store.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloaderTest {
  private static final byte[] CONTENT = "chart bytes".getBytes(UTF_8);
  // sha256sum of "chart bytes"
  private static final String DIGEST =
      "0d732dd072483129a9a4f00e43e1f9b3f17d31ae12ceca4fdd8d9fd74e839a67";

  @TempDir Path directory;
  private final TestServer server = new TestServer();
  private final TestServer other = new TestServer();
  private final Downloader downloader = downloader(Duration.ofSeconds(20), Map.of());

  private static Downloader downloader(Duration timeout, Map<String, String> environment) {
    return new Downloader(AddressPolicy.ANY, timeout, Duration.ZERO, environment);
  }

  @AfterEach
  void stop() {
    server.close();
    other.close();
  }

  private Path file() {
    return directory.resolve("download");
  }

  private StoreErrorCode refusal(Downloader by, DownloadRequest request) {
    return catchThrowableOfType(StoreException.class, () -> by.download(request, file())).code();
  }

  @Test
  void downloadsAFileAndTellsItsDigest() throws IOException {
    server.serve("/c.tgz", CONTENT);

    Download download = downloader.download(DownloadRequest.of(server.uri("/c.tgz"), 99), file());

    assertThat(download.sha256()).isEqualTo(DIGEST);
    assertThat(Files.readAllBytes(file())).isEqualTo(CONTENT);
  }

  @Test
  void sendsBasicCredentialsToTheirServer() {
    server.serve("/c.tgz", CONTENT);
    DownloadRequest request =
        DownloadRequest.of(server.uri("/c.tgz"), 99)
            .withCredentials(
                server.uri("/"), Credentials.basic("jane", "secret"), TlsSettings.DEFAULT);

    downloader.download(request, file());

    assertThat(server.asked().get(0).authorization()).isEqualTo("Basic amFuZTpzZWNyZXQ=");
  }

  @Test
  void keepsCredentialsFromAnotherHostAfterARedirect() {
    server.redirect("/c.tgz", other.uri("/elsewhere.tgz"));
    other.serve("/elsewhere.tgz", CONTENT);
    DownloadRequest request =
        DownloadRequest.of(server.uri("/c.tgz"), 99)
            .withCredentials(server.uri("/"), Credentials.bearer("token"), TlsSettings.DEFAULT);

    downloader.download(request, file());

    assertThat(server.asked().get(0).authorization()).isEqualTo("Bearer token");
    assertThat(other.asked()).extracting(TestServer.Asked::authorization).containsExactly("");
  }

  @Test
  void passesCredentialsToOtherHostsWhenTold() {
    server.redirect("/c.tgz", other.uri("/elsewhere.tgz"));
    other.serve("/elsewhere.tgz", CONTENT);
    DownloadRequest request =
        DownloadRequest.of(server.uri("/c.tgz"), 99)
            .withCredentials(
                server.uri("/"), new Credentials("", "", "token", true), TlsSettings.DEFAULT);

    downloader.download(request, file());

    assertThat(other.asked().get(0).authorization()).isEqualTo("Bearer token");
  }

  @Test
  void endsACircleOfRedirects() {
    server.redirect("/c.tgz", server.uri("/c.tgz"));

    StoreErrorCode code = refusal(downloader, DownloadRequest.of(server.uri("/c.tgz"), 99));

    assertThat(code).isEqualTo(StoreErrorCode.UNREACHABLE);
  }

  @Test
  void asksOnlyForWhatHasChanged() {
    server.answer(
        "/index.yaml",
        exchange -> {
          boolean known = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : CONTENT.length);
          if (!known) {
            exchange.getResponseBody().write(CONTENT);
          }
        });
    DownloadRequest request = DownloadRequest.of(server.uri("/index.yaml"), 99);
    String etag = downloader.download(request, file()).etag();

    Download again = downloader.download(request.withEtag(etag), file());

    assertThat(again.changed()).isFalse();
  }

  @Test
  void refusesMoreBytesThanTheLimit() {
    server.serve("/c.tgz", CONTENT);

    StoreErrorCode code = refusal(downloader, DownloadRequest.of(server.uri("/c.tgz"), 5));

    assertThat(code).isEqualTo(StoreErrorCode.TOO_LARGE);
  }

  @Test
  void endsADownloadThatDripsTooSlowly() {
    CountDownLatch over = new CountDownLatch(1);
    server.answer(
        "/c.tgz",
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT, 0, 1);
          exchange.getResponseBody().flush();
          awaitQuietly(over);
        });

    StoreErrorCode code =
        refusal(
            downloader(Duration.ofMillis(300), Map.of()),
            DownloadRequest.of(server.uri("/c.tgz"), 99));

    over.countDown();
    assertThat(code).isEqualTo(StoreErrorCode.TIMED_OUT);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void fetchesAgainWhatBrokeOff() throws IOException {
    AtomicInteger attempts = new AtomicInteger();
    server.answer(
        "/c.tgz",
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          OutputStream body = exchange.getResponseBody();
          body.write(CONTENT, 0, attempts.incrementAndGet() == 1 ? 3 : CONTENT.length);
        });

    Download download = downloader.download(DownloadRequest.of(server.uri("/c.tgz"), 99), file());

    assertThat(download.sha256()).isEqualTo(DIGEST);
    assertThat(attempts).hasValue(2);
    assertThat(Files.readAllBytes(file())).isEqualTo(CONTENT);
  }

  @Test
  void noticesByDigestWhatWasCutShortAndFetchesItAgain() {
    AtomicInteger attempts = new AtomicInteger();
    server.answer(
        "/c.tgz",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange
              .getResponseBody()
              .write(CONTENT, 0, attempts.incrementAndGet() == 1 ? 3 : CONTENT.length);
        });

    downloader.download(DownloadRequest.of(server.uri("/c.tgz"), 99).withSha256(DIGEST), file());

    assertThat(attempts).hasValue(2);
  }

  @Test
  void givesUpOnBytesThatAreNeverTheRightOnes() {
    server.serve("/c.tgz", "other".getBytes(UTF_8));

    StoreErrorCode code =
        refusal(downloader, DownloadRequest.of(server.uri("/c.tgz"), 99).withSha256(DIGEST));

    assertThat(code).isEqualTo(StoreErrorCode.DIGEST_MISMATCH);
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void triesAgainWhenTheServerIsBusy() {
    AtomicInteger attempts = new AtomicInteger();
    server.answer(
        "/c.tgz",
        exchange -> {
          if (attempts.incrementAndGet() < 3) {
            exchange.sendResponseHeaders(503, -1);
          } else {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT);
          }
        });

    downloader.download(DownloadRequest.of(server.uri("/c.tgz"), 99), file());

    assertThat(attempts).hasValue(3);
  }

  @Test
  void tellsMissingFilesFromMissingRights() {
    server.answer("/private.tgz", exchange -> exchange.sendResponseHeaders(401, -1));

    List<StoreErrorCode> codes =
        List.of(
            refusal(downloader, DownloadRequest.of(server.uri("/none.tgz"), 99)),
            refusal(downloader, DownloadRequest.of(server.uri("/private.tgz"), 99)));

    assertThat(codes).containsExactly(StoreErrorCode.NOT_FOUND, StoreErrorCode.UNAUTHORIZED);
  }

  @Test
  void goesThroughTheProxyOfTheEnvironment() {
    server.serve("/c.tgz", CONTENT);
    Downloader proxied =
        downloader(Duration.ofSeconds(20), Map.of("http_proxy", server.uri("").toString()));

    proxied.download(DownloadRequest.of(URI.create("http://charts.invalid/c.tgz"), 99), file());

    assertThat(server.asked()).extracting(TestServer.Asked::path).containsExactly("/c.tgz");
  }

  @Test
  void tellsTheProxyItsPasswordAndNobodyElse() {
    server.serve("/c.tgz", CONTENT);
    other.serve("/c.tgz", CONTENT);
    String proxy = server.uri("").toString().replace("http://", "http://jane:s%20cret@");
    Downloader proxied = downloader(Duration.ofSeconds(20), Map.of("HTTP_PROXY", proxy));

    proxied.download(DownloadRequest.of(URI.create("http://charts.invalid/c.tgz"), 99), file());
    proxied.download(DownloadRequest.of(other.uri("/c.tgz"), 99), file());

    String basic = Base64.getEncoder().encodeToString("jane:s cret".getBytes(UTF_8));
    assertThat(server.asked())
        .extracting(TestServer.Asked::proxy)
        .containsExactly("Basic " + basic);
    assertThat(other.asked()).extracting(TestServer.Asked::proxy).containsExactly("");
  }

  @Test
  void asksTheProxyForATunnelWithItsPassword() throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "http://jane:secret@127.0.0.1:" + proxy.getLocalPort();
      Downloader proxied = downloader(Duration.ofSeconds(20), Map.of("HTTPS_PROXY", address));
      CompletableFuture<List<String>> asked = new CompletableFuture<>();
      Thread answering = new Thread(() -> refuseAll(proxy, asked));
      answering.start();

      refusal(proxied, DownloadRequest.of(URI.create("https://charts.invalid/c.tgz"), 99));

      String basic = Base64.getEncoder().encodeToString("jane:secret".getBytes(UTF_8));
      assertThat(asked.get(20, TimeUnit.SECONDS))
          .startsWith("CONNECT charts.invalid:443 HTTP/1.1")
          .contains("Proxy-Authorization: Basic " + basic);
    }
  }

  /** Refuses until the socket is closed; tells the head of the first request. */
  private static void refuseAll(ServerSocket server, CompletableFuture<List<String>> first) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        List<String> lines = new ArrayList<>();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
          lines.add(line);
        }
        first.complete(lines);
        socket
            .getOutputStream()
            .write("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
      } catch (IOException ended) {
        first.completeExceptionally(ended);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://jane:canary@ho st:1", "socks5://jane:canary@h:1", "http://:canary"})
  void saysWhichProxyItCannotUseWithoutItsPassword(String proxy) {
    Downloader proxied = downloader(Duration.ofSeconds(20), Map.of("HTTP_PROXY", proxy));

    StoreException refused =
        catchThrowableOfType(
            StoreException.class,
            () ->
                proxied.download(
                    DownloadRequest.of(URI.create("http://charts.invalid/c.tgz"), 99), file()));

    assertThat(refused.code()).isEqualTo(StoreErrorCode.CONFIGURATION_INVALID);
    assertThat(refused).hasMessageContaining("HTTP_PROXY").hasMessageNotContaining("canary");
  }

  @Test
  void sendsATokenToItsServerOnly() {
    server.redirect("/c.tgz", other.uri("/d.tgz"));
    other.serve("/d.tgz", CONTENT);

    downloader.download(
        DownloadRequest.of(server.uri("/c.tgz"), 99)
            .withCredentials(server.uri(""), Credentials.bearer("token"), TlsSettings.DEFAULT),
        file());

    assertThat(server.asked())
        .extracting(TestServer.Asked::authorization)
        .containsExactly("Bearer token");
    assertThat(other.asked()).extracting(TestServer.Asked::authorization).containsExactly("");
  }

  @Test
  void followsNoRedirectToWhatIsNoAddress() {
    server.answer(
        "/c.tgz",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://[half");
          exchange.sendResponseHeaders(302, -1);
        });

    StoreErrorCode code = refusal(downloader, DownloadRequest.of(server.uri("/c.tgz"), 99));

    assertThat(code).isEqualTo(StoreErrorCode.REFERENCE_INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/c.tgz",
        "http://localhost/c.tgz",
        "http://[::1]/c.tgz",
        "http://[::ffff:127.0.0.1]/c.tgz",
        "http://[::7f00:1]/c.tgz",
        "http://[64:ff9b::a9fe:a9fe]/c.tgz",
        "http://0.0.0.0/c.tgz",
        "http://169.254.169.254/latest/meta-data",
        "http://[fd00:ec2::254]/latest",
        "http://[fe80::1]/c.tgz",
        "http://2130706433/c.tgz",
        "http://100.100.100.200/"
      })
  void asksNoLocalAddressWhereThatIsNotAllowed(String address) {
    Downloader strict =
        new Downloader(AddressPolicy.NOT_LOCAL, Duration.ofSeconds(5), Duration.ZERO, Map.of());

    StoreErrorCode code = refusal(strict, DownloadRequest.of(URI.create(address), 99));

    assertThat(code).isIn(StoreErrorCode.REFUSED, StoreErrorCode.REFERENCE_INVALID);
  }

  @Test
  void asksNoFilesOverAUrl() {
    StoreErrorCode code =
        refusal(downloader, DownloadRequest.of(URI.create("file:///etc/passwd"), 99));

    assertThat(code).isEqualTo(StoreErrorCode.REFERENCE_INVALID);
  }
}
