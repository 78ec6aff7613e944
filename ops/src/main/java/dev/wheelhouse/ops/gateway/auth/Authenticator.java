package dev.wheelhouse.ops.gateway.auth;

import java.util.Optional;

/** Finds out who sends a bearer token. Thread-safe. */
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

  /** Whose bearer token of the configuration it is; empty: nobody's. Never blocks. */
  public Optional<Principal> known(String token) {
    return tokens.find(token);
  }

  /** Whether tokens of an issuer are taken, too. */
  public boolean trustsAnIssuer() {
    return oidc.isPresent();
  }

  /**
   * Whom the issuer's token names; empty when it has run out, is forged or is not for us. Blocks
   * for seconds where the issuer's keys have to be fetched.
   *
   * @throws KeysUnreachableException when the keys cannot be had
   */
  public Optional<Principal> issued(String token) {
    return oidc.flatMap(issuer -> issuer.verify(token));
  }
}
