package dev.wheelhouse.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.ops.gateway.auth.AuthConfig;
import dev.wheelhouse.ops.gateway.auth.AuthConfig.Token;
import dev.wheelhouse.ops.gateway.auth.Grant;
import dev.wheelhouse.ops.gateway.auth.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeAuthTest {
  @TempDir Path directory;

  static AuthConfig config() {
    return new AuthConfig(
        List.of(
            token("viewer", Role.VIEWER, "*"),
            token("shop", Role.ADMIN, "shop"),
            token("deployer", Role.DEPLOYER, "*"),
            token("admin", Role.ADMIN, "*")),
        Optional.empty());
  }

  private static Token token(String name, Role role, String namespace) {
    return new Token(
        name, sha256(name + "-token"), List.of(new Grant(role, List.of("*"), List.of(namespace))));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private ServeFixture server(boolean anonymousReads) {
    return new ServeFixture(directory, Optional.of(config()), anonymousReads, Optional.empty());
  }

  private static int status(ServeFixture server, String who, HttpRequest.Builder request)
      throws Exception {
    if (!who.equals("nobody")) {
      request.header("Authorization", "Bearer " + who + "-token");
    }
    return server.send(request).statusCode();
  }

  @ParameterizedTest
  @CsvSource({
    "nobody,   401, 401, 401, 401",
    "forged,   401, 401, 401, 401",
    "viewer,   200, 403, 403, 403",
    "shop,     200, 403, 403, 403",
    "deployer, 200, 201, 403, 403",
    "admin,    200, 201, 201, 200",
  })
  void letsEachDoWhatHeMay(String who, int reads, int uploads, int replaces, int deletes)
      throws Exception {
    try (ServeFixture server = server(false)) {
      byte[] first = TestChart.archive("web", "1.0.0");
      byte[] second = TestChart.archive("web", "1.0.0", "two");

      assertThat(status(server, who, server.request("/index.yaml"))).isEqualTo(reads);
      assertThat(status(server, who, post(server, "/api/charts", first))).isEqualTo(uploads);
      assertThat(status(server, who, post(server, "/api/charts?force", second)))
          .isEqualTo(replaces);
      assertThat(status(server, who, server.request("/api/charts/web/1.0.0").DELETE()))
          .isEqualTo(deletes);
    }
  }

  private static HttpRequest.Builder post(ServeFixture server, String path, byte[] body) {
    return server.request(path).POST(BodyPublishers.ofByteArray(body));
  }

  @Test
  void takesATokenAsPasswordAsHelmSendsIt() throws Exception {
    try (ServeFixture server = server(false)) {
      String basic =
          Base64.getEncoder()
              .encodeToString("anybody:viewer-token".getBytes(StandardCharsets.UTF_8));

      assertThat(
              server
                  .send(server.request("/index.yaml").header("Authorization", "Basic " + basic))
                  .statusCode())
          .isEqualTo(200);
      assertThat(
              server
                  .send(server.request("/index.yaml").header("Authorization", "Basic !!"))
                  .statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void letsEverybodyReadWhereThatIsAllowed() throws Exception {
    try (ServeFixture server = server(true)) {
      byte[] chart = TestChart.archive("web", "1.0.0");

      assertThat(status(server, "nobody", server.request("/index.yaml"))).isEqualTo(200);
      assertThat(status(server, "forged", server.request("/index.yaml"))).isEqualTo(401);
      assertThat(status(server, "nobody", post(server, "/api/charts", chart))).isEqualTo(401);
      assertThat(status(server, "nobody", server.request("/api/charts/web/1.0.0").DELETE()))
          .isEqualTo(401);
    }
  }
}
