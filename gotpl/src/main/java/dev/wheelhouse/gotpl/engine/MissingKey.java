package dev.wheelhouse.gotpl.engine;

/** What a key yields that is not in its map: Go's {@code missingkey} option. */
public enum MissingKey {
  /**
   * Go's default: no value, which prints {@code <no value>} and has no fields but no error either.
   */
  DEFAULT,

  /** The zero value of the map's element type; what Helm uses. */
  ZERO,

  /** An error; what Helm uses with {@code --strict}. */
  ERROR
}
