package dev.wheelhouse.gotpl.sprig;

import java.security.SecureRandom;
import java.util.Random;

/** Gives the cryptographic library the source of randomness that the caller chose. */
final class SecureRandoms {
  private SecureRandoms() {}

  /** The source itself if it is secure, else (in tests) one that draws from it. */
  static SecureRandom of(Random source) {
    return source instanceof SecureRandom secure ? secure : new Delegate(source);
  }

  private static final class Delegate extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final Random source;

    Delegate(Random source) {
      super(null, null);
      this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      source.nextBytes(bytes);
    }
  }
}
