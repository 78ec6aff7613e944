package dev.wheelhouse.ops.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wheelhouse.ops.gateway.auth.AuthConfig;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.store.repository.DirectoryStorage;
import dev.wheelhouse.store.repository.RepositoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A repository of a directory, and a client. */
final class ServeFixture implements AutoCloseable {
  static final long LIMIT = 1L << 20;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  final HttpClient client = HttpClient.newHttpClient();
  private final ChartServer server;

  ServeFixture(Path directory) {
    this(directory, Optional.empty(), false, Optional.empty());
  }

  ServeFixture(
      Path directory, Optional<AuthConfig> auth, boolean anonymous, Optional<LogSettings> log) {
    this(new DirectoryStorage(directory), auth, anonymous, log);
  }

  ServeFixture(
      RepositoryStorage storage,
      Optional<AuthConfig> auth,
      boolean anonymous,
      Optional<LogSettings> log) {
    server =
        ChartServer.start(
            new ServeConfig(
                storage, "127.0.0.1", 0, auth, anonymous, Optional.empty(), "", log, LIMIT));
  }

  URI url() {
    return server.url();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(30));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return MAPPER.readTree(get(path).body());
  }

  static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    return MAPPER.readTree(response.body());
  }

  HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofByteArray(body)));
  }

  int upload(byte[] archive) throws IOException, InterruptedException {
    return post("/api/charts", archive).statusCode();
  }

  /** A form as browsers and curl send it. */
  HttpResponse<byte[]> form(String path, Map<String, byte[]> files)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=limit")
            .POST(form(files)));
  }

  static Map<String, byte[]> files(String first, byte[] content) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(first, content);
    return files;
  }

  private static BodyPublisher form(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      body.write(
          ("--limit\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"f\"\r\n"
                  + "Content-Type: application/octet-stream\r\n\r\n")
              .formatted(file.getKey())
              .getBytes(StandardCharsets.UTF_8));
      body.write(file.getValue());
      body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.write("--limit--\r\n".getBytes(StandardCharsets.UTF_8));
    return BodyPublishers.ofByteArray(body.toByteArray());
  }

  @Override
  public void close() {
    server.close();
  }
}
