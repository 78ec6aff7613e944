package dev.wheelhouse.ops.gateway.auth;

import java.util.Optional;

/** Finds out who sends a bearer token. Thread-safe; its call takes less than a millisecond. */
public final class Authenticator {
  private final BearerTokens tokens;
  private final Optional<OidcTokens> oidc;

  /**
   * @param config tokens and the issuer, as read from a file
   */
  public Authenticator(AuthConfig config) {
    this.tokens = new BearerTokens(config.tokens());
    this.oidc = config.oidc().map(OidcTokens::new);
  }

  /** Who it is; empty when the token is nobody's, has run out or is forged. */
  public Optional<Principal> authenticate(String token) {
    return tokens.find(token).or(() -> oidc.flatMap(issuer -> issuer.verify(token)));
  }
}
