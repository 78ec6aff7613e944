package dev.wheelhouse.gotpl.sprig;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Random;

/**
 * What the functions that are not repeatable depend on.
 *
 * @param clock of {@code now}, {@code ago} and the validity of certificates
 * @param zone the local time zone
 * @param random of passwords, keys, certificates and UUIDs; must be safe to use from several
 *     threads, and cryptographically strong except in tests
 */
public record Surroundings(InstantSource clock, ZoneId zone, Random random) {
  public Surroundings {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(random, "random");
  }

  /** The machine's clock and zone, and a {@link SecureRandom}. */
  public static Surroundings system() {
    return new Surroundings(Clock.systemUTC(), ZoneId.systemDefault(), new SecureRandom());
  }
}
