package dev.wheelhouse.store.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.peer.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS and passwords against nginx. */
class NginxTest {
  private static final Credentials CREDENTIALS = Credentials.basic(Nginx.USER, Nginx.PASSWORD);

  @TempDir Path directory;
  private final Downloader downloader =
      new Downloader(AddressPolicy.ANY, Duration.ofSeconds(30), Duration.ZERO, Map.of());

  private DownloadRequest request(Nginx server, Credentials credentials, TlsSettings tls) {
    return DownloadRequest.of(server.uri("/index.yaml"), 1000)
        .withCredentials(server.uri(""), credentials, tls);
  }

  private Download download(DownloadRequest request) {
    return downloader.download(request, directory.resolve("download"));
  }

  private StoreErrorCode refusal(DownloadRequest request) {
    return catchThrowableOfType(StoreException.class, () -> download(request)).code();
  }

  private static void publish(Nginx server) throws IOException {
    Files.writeString(server.www().resolve("index.yaml"), "apiVersion: v1\n");
  }

  @Test
  void trustsTheAuthorityItIsTold() throws IOException {
    try (Nginx server = Nginx.start(directory, false)) {
      publish(server);
      TlsSettings tls = new TlsSettings(server.caFile(), "", "", false);

      Download first = download(request(server, CREDENTIALS, tls));
      Download again = download(request(server, CREDENTIALS, tls).withEtag(first.etag()));

      assertThat(first.bytes()).isEqualTo(15);
      assertThat(again.changed()).isFalse();
    }
  }

  @Test
  void trustsNoUnknownServerAndNoWrongPassword() throws IOException {
    try (Nginx server = Nginx.start(directory, false)) {
      publish(server);
      TlsSettings insecure = new TlsSettings("", "", "", true);

      List<StoreErrorCode> codes =
          List.of(
              refusal(request(server, CREDENTIALS, TlsSettings.DEFAULT)),
              refusal(request(server, Credentials.basic("jane", "wrong"), insecure)),
              refusal(request(server, Credentials.NONE, insecure)));

      assertThat(codes)
          .containsExactly(
              StoreErrorCode.UNREACHABLE, StoreErrorCode.UNAUTHORIZED, StoreErrorCode.UNAUTHORIZED);
      assertThat(download(request(server, CREDENTIALS, insecure)).changed()).isTrue();
    }
  }

  @Test
  void showsItsOwnCertificate() throws IOException {
    try (Nginx server = Nginx.start(directory, true)) {
      publish(server);
      TlsSettings without = new TlsSettings(server.caFile(), "", "", false);
      TlsSettings with = new TlsSettings(server.caFile(), server.caFile(), server.keyFile(), false);

      StoreErrorCode refusal = refusal(request(server, CREDENTIALS, without));
      Download download = download(request(server, CREDENTIALS, with));

      assertThat(refusal).isEqualTo(StoreErrorCode.NOT_FOUND);
      assertThat(download.bytes()).isEqualTo(15);
    }
  }
}
