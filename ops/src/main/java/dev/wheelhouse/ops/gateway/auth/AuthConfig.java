package dev.wheelhouse.ops.gateway.auth;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is known.
 *
 * @param tokens bearer tokens
 * @param oidc an OpenID Connect issuer; empty: none is trusted
 */
public record AuthConfig(List<Token> tokens, Optional<Oidc> oidc) {
  public AuthConfig {
    tokens = List.copyOf(tokens);
  }

  /**
   * A bearer token.
   *
   * @param name whose it is
   * @param sha256 of the token
   * @param grants what may be done with it
   */
  public record Token(String name, byte[] sha256, List<Grant> grants) {
    public Token {
      sha256 = sha256.clone();
      grants = List.copyOf(grants);
    }

    /** SHA-256 of the token. */
    @Override
    public byte[] sha256() {
      return sha256.clone();
    }
  }

  /**
   * An issuer of tokens.
   *
   * @param issuer the claim {@code iss}
   * @param audience what the claim {@code aud} must contain
   * @param keys the issuer's public keys; asking for them may block
   * @param nameClaim where the name is
   * @param groupsClaim where the groups are
   * @param groups what each group may do
   */
  public record Oidc(
      String issuer,
      String audience,
      JWKSource<SecurityContext> keys,
      String nameClaim,
      String groupsClaim,
      Map<String, List<Grant>> groups) {
    public Oidc {
      groups = Map.copyOf(groups);
    }
  }
}
