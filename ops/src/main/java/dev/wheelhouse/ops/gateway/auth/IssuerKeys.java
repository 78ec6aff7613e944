package dev.wheelhouse.ops.gateway.auth;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;

/** Where an issuer's public keys come from: a file, or an address that is asked again. */
final class IssuerKeys {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 1 << 19;
  private static final long OUTAGE_MILLIS = Duration.ofHours(4).toMillis();

  private IssuerKeys() {}

  /** Whether a text is an address and no path. */
  static boolean isAddress(String jwks) {
    return jwks.regionMatches(true, 0, "http://", 0, 7)
        || jwks.regionMatches(true, 0, "https://", 0, 8);
  }

  /**
   * Keys at an address. They are fetched when the first token comes, again after five minutes, and
   * at most twice in 30 seconds for tokens that name an unknown key. Where the address does not
   * answer, the last keys hold for four hours. Calls may block for seconds.
   *
   * @throws IllegalArgumentException when others on the way could replace the keys: anything but
   *     https, unless it is this machine
   */
  static JWKSource<SecurityContext> at(String address) {
    try {
      URL url = URI.create(address).toURL();
      if (!url.getProtocol().equals("https")
          && !InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
        throw new IllegalArgumentException("expected https, found " + address);
      }
      DefaultResourceRetriever retriever =
          new DefaultResourceRetriever((int) CONNECT.toMillis(), (int) READ.toMillis(), MAX_BYTES);
      return JWKSourceBuilder.create(url, retriever)
          .refreshAheadCache(false)
          .outageTolerant(OUTAGE_MILLIS)
          .build();
    } catch (MalformedURLException | UnknownHostException e) {
      throw new IllegalArgumentException("expected a URL, found " + address, e);
    }
  }

  /**
   * Keys in a file, read now. A key that can sign as well as check would let who reads it here make
   * tokens, so only public parts are kept.
   */
  static JWKSource<SecurityContext> in(Path file) throws IOException, ParseException {
    List<JWK> usable =
        JWKSet.load(file.toFile()).getKeys().stream()
            .filter(key -> key.toPublicJWK() != null)
            .toList();
    if (usable.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a set with RSA or EC keys, found none in " + file);
    }
    return new ImmutableJWKSet<>(new JWKSet(usable).toPublicJWKSet());
  }
}
