package dev.wheelhouse.gotpl.sprig;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/** Surroundings that give the same results in every run. */
final class TestSurroundings {
  static final Instant NOW = Instant.parse("2026-03-04T05:06:07.891Z");

  private TestSurroundings() {}

  static Surroundings utc() {
    return new Surroundings(() -> NOW, ZoneOffset.UTC, new Random(42));
  }
}
