package dev.wheelhouse.ops.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.wheelhouse.ops.gateway.auth.AuthConfig.Oidc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An issuer on the loopback that publishes its keys over HTTP. */
class IssuerKeysTest {
  private final AtomicInteger fetches = new AtomicInteger();
  private HttpServer issuer;
  private volatile JWKSet published;

  @BeforeEach
  void start() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.createContext(
        "/jwks",
        exchange -> {
          fetches.incrementAndGet();
          byte[] body = published.toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    issuer.start();
  }

  @AfterEach
  void stop() {
    issuer.stop(0);
  }

  private static ECKey key(String id) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
  }

  private static String token(ECKey key) throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer("https://login.example.com")
                .audience("wheelhouse")
                .subject("ada")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build());
    jwt.sign(new ECDSASigner(key));
    return jwt.serialize();
  }

  private OidcTokens tokens() {
    String address = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks";
    return new OidcTokens(
        new Oidc(
            "https://login.example.com",
            "wheelhouse",
            IssuerKeys.at(address),
            "sub",
            "groups",
            Map.<String, List<Grant>>of()));
  }

  @Test
  void fetchesTheKeysOnceForManyTokens() throws Exception {
    ECKey key = key("one");
    published = new JWKSet(key);
    OidcTokens tokens = tokens();

    for (int i = 0; i < 3; i++) {
      assertThat(tokens.verify(token(key)).orElseThrow().name()).isEqualTo("ada");
    }

    assertThat(fetches).hasValue(1);
  }

  @Test
  void fetchesThemAgainWhenATokenNamesANewKey() throws Exception {
    ECKey old = key("old");
    ECKey young = key("young");
    published = new JWKSet(old);
    OidcTokens tokens = tokens();
    assertThat(tokens.verify(token(old))).isPresent();

    published = new JWKSet(young);

    assertThat(tokens.verify(token(young))).isPresent();
    assertThat(tokens.verify(token(old))).isEmpty();
  }

  @Test
  void isNotMadeToFetchWithoutEndByTokensOfUnknownKeys() throws Exception {
    published = new JWKSet(key("one"));
    OidcTokens tokens = tokens();

    for (int i = 0; i < 10; i++) {
      assertThat(tokens.verify(token(key("unknown" + i)))).isEmpty();
    }

    assertThat(fetches.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void saysThatTheKeysCannotBeHad() throws Exception {
    OidcTokens tokens = tokens();
    String token = token(key("one"));
    issuer.stop(0);

    assertThatThrownBy(() -> tokens.verify(token))
        .isInstanceOf(KeysUnreachableException.class)
        .hasMessageContaining("https://login.example.com");
  }

  @Test
  void trustsNoKeysThatOthersCouldReplaceOnTheWay() {
    assertThatThrownBy(() -> IssuerKeys.at("http://192.0.2.1/jwks"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected https");
    assertThat(IssuerKeys.at("https://192.0.2.1/jwks")).isNotNull();
  }
}
