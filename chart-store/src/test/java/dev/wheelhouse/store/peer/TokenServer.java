package dev.wheelhouse.store.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Gives tokens to who has user and password, by the <a
 * href="https://distribution.github.io/distribution/spec/auth/token/">token authentication of the
 * distribution registry</a>.
 */
public final class TokenServer implements AutoCloseable {
  static final String SERVICE = "charts";
  static final String ISSUER = "tests";

  private final HttpServer server;
  private final KeyPair keys;
  private final byte[] certificate;
  private final Path file;
  private final List<String> scopes = new CopyOnWriteArrayList<>();

  /** Starts one whose certificate lies in the directory. */
  public TokenServer(Path directory) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
      certificate = certificate(keys).getEncoded();
      file =
          Files.writeString(
              directory.resolve("tokens.pem"),
              "-----BEGIN CERTIFICATE-----\n"
                  + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                  + "\n-----END CERTIFICATE-----\n");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/token", this::token);
    server.start();
  }

  private static X509CertificateHolder certificate(KeyPair keys) throws OperatorCreationException {
    X500Name name = new X500Name("CN=tokens");
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minusSeconds(3600)),
            Date.from(now.plusSeconds(3600)),
            name,
            keys.getPublic())
        .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
  }

  private void token(HttpExchange exchange) throws IOException {
    try (exchange) {
      String wanted =
          "Basic "
              + base64(DockerRegistry.USER + ":" + DockerRegistry.PASSWORD, Base64.getEncoder());
      if (!wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      String scope = parameter(exchange.getRequestURI(), "scope");
      scopes.add(scope);
      byte[] answer =
          ("{\"token\":\"" + token(scope) + "\",\"expires_in\":300}")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static String parameter(URI uri, String name) {
    for (String pair : uri.getRawQuery().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  /** A JSON Web Token, with the certificate in it. */
  private String token(String scope) {
    String[] parts = scope.split(":", -1);
    String access =
        parts.length == 3
            ? "{\"type\":\"%s\",\"name\":\"%s\",\"actions\":[\"%s\"]}"
                .formatted(parts[0], parts[1], parts[2].replace(",", "\",\""))
            : "";
    long now = Instant.now().getEpochSecond();
    String head =
        "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\"%s\"]}"
            .formatted(Base64.getEncoder().encodeToString(certificate));
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"exp\":%d,\"nbf\":%d,\"iat\":%d,\"jti\":\"%s\",\"access\":[%s]}"
            .formatted(
                ISSUER,
                SERVICE,
                DockerRegistry.USER,
                now + 300,
                now - 10,
                now,
                UUID.randomUUID(),
                access);
    Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
    String signed = base64(head, url) + "." + base64(claims, url);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + url.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text, Base64.Encoder encoder) {
    return encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  String realm() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
  }

  Path certificate() {
    return file;
  }

  /** What tokens were asked for. */
  public List<String> scopes() {
    return List.copyOf(scopes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
