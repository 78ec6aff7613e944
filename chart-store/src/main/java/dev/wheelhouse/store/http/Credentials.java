package dev.wheelhouse.store.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * What a server wants to know before it answers.
 *
 * @param username for basic authentication, or ""
 * @param password for basic authentication, or ""
 * @param bearer token, or ""; wins over user and password
 * @param passToAll whether other hosts, too, get them (Helm's {@code --pass-credentials})
 */
public record Credentials(String username, String password, String bearer, boolean passToAll) {
  /** No credentials. */
  public static final Credentials NONE = new Credentials("", "", "", false);

  public Credentials {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(bearer, "bearer");
  }

  /** User and password. */
  public static Credentials basic(String username, String password) {
    return new Credentials(username, password, "", false);
  }

  /** A token. */
  public static Credentials bearer(String token) {
    return new Credentials("", "", token, false);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return header().isEmpty();
  }

  /** The value of the header {@code Authorization}; as in Helm, a user needs a password. */
  Optional<String> header() {
    if (!bearer.isEmpty()) {
      return Optional.of("Bearer " + bearer);
    }
    if (username.isEmpty() || password.isEmpty()) {
      return Optional.empty();
    }
    byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return isEmpty() ? "Credentials[none]" : "Credentials[***]";
  }
}
