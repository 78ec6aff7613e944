package dev.wheelhouse.ops.gateway.auth;

import dev.wheelhouse.ops.gateway.auth.AuthConfig.Token;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * Tokens of which only the SHA-256 is known. They are random and long, so that a plain hash does
 * not give them away; comparing takes as long for a wrong one as for a right one.
 */
final class BearerTokens {
  private final List<Token> tokens;

  BearerTokens(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  Optional<Principal> find(String token) {
    byte[] hash = sha256(token);
    Principal found = null;
    for (Token known : tokens) {
      if (MessageDigest.isEqual(known.sha256(), hash)) {
        found = new Principal(known.name(), known.grants());
      }
    }
    return Optional.ofNullable(found);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
