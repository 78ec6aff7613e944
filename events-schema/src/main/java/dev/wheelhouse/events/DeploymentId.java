package dev.wheelhouse.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The name of a deployment: a function of its release and its request's id, so that a client knows
 * it before a worker has seen the request, and the same request always makes the same deployment.
 */
public final class DeploymentId {
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 16;

  private DeploymentId() {}

  /**
   * The first 16 characters (80 bits) of the lower-case base32 (RFC 4648) of the SHA-256 of {@code
   * cluster/namespace/release}, a line feed and the request's id, in UTF-8. Fits a Kubernetes label
   * value and an object name's suffix.
   */
  public static String of(ReleaseKey key, String requestId) {
    byte[] hash = sha256((key + "\n" + requestId).getBytes(StandardCharsets.UTF_8));
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      int bit = i * 5;
      int pair = (hash[bit / 8] & 0xff) << 8 | (hash[bit / 8 + 1] & 0xff);
      id.append(BASE32.charAt(pair >> (11 - bit % 8) & 0x1f));
    }
    return id.toString();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
