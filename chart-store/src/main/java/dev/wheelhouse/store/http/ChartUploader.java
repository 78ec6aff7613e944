package dev.wheelhouse.store.http;

import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Uploads charts to a repository that has ChartMuseum's API ({@code POST /api/charts} with a form),
 * as {@code wheelhouse serve} and ChartMuseum do. Blocks; safe for use by many threads.
 */
public final class ChartUploader {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

  private final Duration timeout;
  private final EnvironmentProxies proxies;

  /**
   * @param timeout for a whole upload
   * @param environment where {@code HTTPS_PROXY} and its like are
   */
  public ChartUploader(Duration timeout, Map<String, String> environment) {
    this.timeout = timeout;
    this.proxies = new EnvironmentProxies(environment, ProxySelector.getDefault());
  }

  /**
   * Uploads an archive, and its provenance.
   *
   * @param repository the repository's URL
   * @param replacing whether it may take the place of another of its version
   * @throws StoreException ALREADY_EXISTS, UNAUTHORIZED, REFUSED for what the server does not take,
   *     NOT_FOUND when it has no such API, UNREACHABLE, CONFIGURATION_INVALID
   */
  public void upload(
      URI repository,
      Path archive,
      Optional<Path> provenance,
      boolean replacing,
      Credentials credentials,
      TlsSettings tls) {
    AddressPolicy.ANY.check(repository);
    String boundary = "wheelhouse-" + UUID.randomUUID();
    String base = repository.toString().replaceAll("/+$", "");
    URI target = URI.create(base + "/api/charts" + (replacing ? "?force" : ""));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(timeout)
            .header("User-Agent", "Wheelhouse")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(form(boundary, archive, provenance));
    credentials.header().ifPresent(value -> request.header("Authorization", value));
    proxies.authorization(target).ifPresent(v -> request.header("Proxy-Authorization", v));
    check(target, send(request.build(), tls));
  }

  private static BodyPublisher form(String boundary, Path archive, Optional<Path> provenance) {
    List<BodyPublisher> parts = new ArrayList<>(part(boundary, "chart", archive));
    provenance.ifPresent(file -> parts.addAll(part(boundary, "prov", file)));
    parts.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
    return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
  }

  private static List<BodyPublisher> part(String boundary, String field, Path file) {
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
            .formatted(boundary, field, file.getFileName().toString().replace('"', '_'));
    try {
      return List.of(
          BodyPublishers.ofString(head, StandardCharsets.UTF_8),
          BodyPublishers.ofFile(file),
          BodyPublishers.ofString("\r\n"));
    } catch (FileNotFoundException missing) {
      throw new StoreException(
          StoreErrorCode.NOT_FOUND, "there is no file " + file + " to upload", missing);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request, TlsSettings tls) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .proxy(proxies);
    if (!tls.equals(TlsSettings.DEFAULT)) {
      builder.sslContext(TlsContexts.of(tls));
    }
    try {
      return builder.build().send(request, BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.UNREACHABLE,
          "uploading to " + request.uri().getHost() + ": " + failed,
          failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(StoreErrorCode.UNREACHABLE, "the upload was interrupted", e);
    }
  }

  private static void check(URI target, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 200 || status == 201) {
      return;
    }
    String reason = reason(response.body());
    throw new StoreException(
        switch (status) {
          case 401, 403 -> StoreErrorCode.UNAUTHORIZED;
          case 404, 405 -> StoreErrorCode.NOT_FOUND;
          case 409 -> StoreErrorCode.ALREADY_EXISTS;
          case 413 -> StoreErrorCode.TOO_LARGE;
          default -> status >= 500 ? StoreErrorCode.UNREACHABLE : StoreErrorCode.REFUSED;
        },
        "uploading to "
            + target.getScheme()
            + "://"
            + target.getRawAuthority()
            + target.getRawPath()
            + ": the server answers "
            + status
            + (reason.isEmpty() ? "" : ": " + reason));
  }

  /** What ChartMuseum and we put into the field {@code error}. */
  private static String reason(byte[] body) {
    try {
      Object error = GoYaml.parseMap(body).get("error");
      return error == null ? "" : error.toString();
    } catch (YamlException noJson) {
      return "";
    }
  }
}
