package dev.wheelhouse.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import dev.wheelhouse.ops.gateway.RevisionContents.Content;
import dev.wheelhouse.ops.gateway.auth.AuthFile;
import dev.wheelhouse.ops.log.LogSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see and do what, over HTTP. */
class AuthTest {
  private static final ReleaseKey SHOP = new ReleaseKey("prod", "shop-eu", "web");
  private static final ReleaseKey BANK = new ReleaseKey("prod", "bank", "vault");

  @TempDir static Path directory;
  private static GatewayFixture gateway;
  private static HttpServer issuer;
  private static RSAKey key;

  @BeforeAll
  static void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("k1").generate();
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] keys = new JWKSet(key).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
    issuer.createContext(
        "/jwks",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    issuer.start();
    Files.writeString(
        directory.resolve("auth.yaml"),
        """
        tokens:
          - name: watcher
            sha256: %s
            grants: [{role: viewer, namespaces: ["shop-*"]}]
          - name: ci
            sha256: %s
            grants: [{role: deployer, clusters: [prod], namespaces: ["shop-*"]}]
          - name: root
            sha256: %s
            grants: [{role: admin}]
        oidc:
          issuer: https://login.example.com
          audience: wheelhouse
          jwks: http://127.0.0.1:%d/jwks
          nameClaim: email
          groupsClaim: realm.groups
          groups:
            bankers: [{role: viewer, namespaces: [bank]}]
            others: [{role: deployer, namespaces: [desk]}]
        """
            .formatted(
                sha256("watcher-token"),
                sha256("ci-token"),
                sha256("root-token"),
                issuer.getAddress().getPort()));
    gateway =
        new GatewayFixture(
            Optional.of(AuthFile.read(directory.resolve("auth.yaml"))),
            Limits.DEFAULTS,
            Optional.of(AuthTest::content));
    gateway.log.write(SHOP, "shopdeployment", EventWriter.begun(1, 'a'));
    gateway.log.write(BANK, "bankdeployment", EventWriter.begun(1, 'b'));
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    issuer.stop(0);
  }

  /** Two revisions of every release. */
  private static Optional<Content> content(ReleaseKey release, int revision) {
    String manifest =
        """
        ---
        # Source: web/templates/map.yaml
        kind: ConfigMap
        data: {revision: %d}
        ---
        # Source: web/templates/secret.yaml
        kind: Secret
        stringData: {key: canary-%d}
        """
            .formatted(revision, revision);
    return revision > 2
        ? Optional.empty()
        : Optional.of(
            new Content(
                manifest,
                Map.of("replicas", revision, "password", "canary-" + revision),
                "Revision " + revision + " is yours."));
  }

  static String sha256(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer("https://login.example.com")
        .audience("wheelhouse")
        .subject("7")
        .claim("email", "eve@bank.example")
        .claim("realm", Map.of("groups", List.of("bankers", "others")))
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  private static String signed(JWTClaimsSet claims) throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
    jwt.sign(new RSASSASigner(key));
    return jwt.serialize();
  }

  private static List<String> releases(String token) throws Exception {
    List<String> names = new ArrayList<>();
    JsonNode page = GatewayFixture.json(gateway.get("/api/v1/releases", token));
    page.get("items").forEach(item -> names.add(item.get("release").asText()));
    return names;
  }

  private static int publish(String token, String body) throws Exception {
    return gateway
        .send(
            gateway
                .request("/api/v1/requests")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)))
        .statusCode();
  }

  @Test
  void asksWhoItIs() throws Exception {
    assertThat(gateway.get("/api/v1/releases").statusCode()).isEqualTo(401);
    assertThat(gateway.get("/metrics").statusCode()).isEqualTo(401);
    Awaitility.await("not 429, which other tests' wrong tokens may have brought about")
        .until(() -> gateway.get("/api/v1/releases", "wrong").statusCode() == 401);
    assertThat(gateway.get("/healthz").statusCode()).isEqualTo(200);
    assertThat(gateway.get("/").statusCode()).isEqualTo(200);
    assertThat(
            gateway.get("/api/v1/releases").headers().firstValue("www-authenticate").orElseThrow())
        .startsWith("Bearer");
  }

  @Test
  void showsOnlyWhatOneMaySee() throws Exception {
    assertThat(releases("watcher-token")).containsExactly("web");
    assertThat(releases("root-token")).containsExactly("vault", "web");
    assertThat(gateway.get("/api/v1/deployments/bankdeployment", "watcher-token").statusCode())
        .isEqualTo(404);
    assertThat(gateway.get("/api/v1/releases/prod/bank/vault", "watcher-token").statusCode())
        .isEqualTo(404);
    assertThat(gateway.get("/api/v1/deployments", "watcher-token").body()).doesNotContain("bank");
    assertThat(gateway.get("/api/v1/events", "watcher-token").body())
        .contains("shopdeployment")
        .doesNotContain("bank");
  }

  @Test
  void streamsOnlyWhatOneMaySee() throws Exception {
    try (SseClient client =
        gateway.stream(
            "/api/v1/events/stream?after=beginning&form=summary",
            "Authorization",
            "Bearer watcher-token")) {
      assertThat(client.data(10)).allMatch(data -> data.contains("shopdeployment"));
    }
  }

  @Test
  void letsEachRoleDoItsOwn() throws Exception {
    String install =
        "{\"operation\":\"install\",\"cluster\":\"prod\",\"namespace\":\"shop-eu\",\"release\":\"new\",\"chart\":\"./web\"}";
    String elsewhere = install.replace("shop-eu", "bank");
    String approve =
        "{\"operation\":\"approve\",\"cluster\":\"prod\",\"namespace\":\"shop-eu\",\"release\":\"web\"}";

    assertThat(publish("watcher-token", install)).isEqualTo(403);
    assertThat(publish("ci-token", install)).isEqualTo(202);
    assertThat(publish("ci-token", elsewhere)).isEqualTo(403);
    assertThat(publish("ci-token", approve)).isEqualTo(403);
    assertThat(publish("root-token", approve)).isEqualTo(202);
  }

  @Test
  void showsWhatDiffersInContentToDeployersOnlyAndHidesSecrets() throws Exception {
    String diff = "/api/v1/releases/prod/shop-eu/web/diff/";

    String manifest = gateway.get(diff + "manifest?from=1&to=2", "ci-token").body();
    String values = gateway.get(diff + "values?from=1&to=2", "ci-token").body();

    assertThat(manifest)
        .contains("-data: {revision: 1}", "+data: {revision: 2}", "-  key: (hidden");
    assertThat(values).contains("-replicas: 1", "+replicas: 2", "-password: (hidden");
    assertThat(manifest + values).doesNotContain("canary");
    assertThat(gateway.get(diff + "values?from=1&to=2", "watcher-token").statusCode())
        .isEqualTo(403);
    assertThat(gateway.get(diff + "values?from=1&to=3", "ci-token").statusCode()).isEqualTo(404);
    assertThat(gateway.get(diff + "notes?from=1&to=2", "ci-token").statusCode()).isEqualTo(404);
  }

  @Test
  void showsNotesToDeployersOnly() throws Exception {
    String notes = "/api/v1/releases/prod/shop-eu/web/notes?revision=";

    assertThat(GatewayFixture.json(gateway.get(notes + 2, "ci-token")).get("notes").asText())
        .isEqualTo("Revision 2 is yours.");
    assertThat(gateway.get(notes + 2, "watcher-token").statusCode()).isEqualTo(403);
    assertThat(gateway.get(notes + 3, "ci-token").statusCode()).isEqualTo(404);
  }

  @Test
  void takesTokensOfTheIssuer() throws Exception {
    String token = signed(claims().build());

    assertThat(releases(token)).containsExactly("vault");
    assertThat(GatewayFixture.json(gateway.get("/api/v1/me", token)).get("name").asText())
        .isEqualTo("eve@bank.example");
    assertThat(
            publish(
                token,
                "{\"operation\":\"uninstall\",\"cluster\":\"prod\",\"namespace\":\"desk\","
                    + "\"release\":\"web\"}"))
        .isEqualTo(202);
  }

  @Test
  void refusesForgedOldAndForeignTokens() throws Exception {
    JWTClaimsSet good = claims().build();
    RSAKey other = new RSAKeyGenerator(2048).keyID("k1").generate();
    SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), good);
    forged.sign(new RSASSASigner(other));
    SignedJWT confused = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), good);
    confused.sign(new MACSigner(key.toPublicJWK().toRSAPublicKey().getEncoded()));
    List<String> bad =
        List.of(
            forged.serialize(),
            confused.serialize(),
            new PlainJWT(good).serialize(),
            signed(claims().audience("another").build()),
            signed(claims().issuer("https://evil.example").build()),
            signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(600))).build()),
            signed(claims().expirationTime(null).build()));

    for (String token : bad) {
      assertThat(gateway.get("/api/v1/releases", token).statusCode()).isIn(401, 429);
    }
  }

  @Test
  void listensWiderOnlyWithAuthentication() {
    GatewayConfig config =
        new GatewayConfig(
            new LogSettings(gateway.kafka.bootstrapServers(), gateway.topics, Map.of()),
            "0.0.0.0",
            0,
            Optional.empty(),
            Limits.DEFAULTS);

    assertThatThrownBy(() -> Gateway.start(config))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("--auth-config");
  }
}
