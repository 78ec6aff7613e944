package dev.wheelhouse.ops.gateway.auth;

/** The keys of the issuer cannot be fetched, so that nobody can tell whether a token is good. */
public final class KeysUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeysUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
