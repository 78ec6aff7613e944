package dev.wheelhouse.events.request;

/** What an upgrade does with the values of the last revision; Helm's three flags. */
public enum ValuesReuse {
  /** Helm without a flag: the old values are kept only when the request brings none. */
  DEFAULT,
  /** {@code --reset-values}. */
  RESET,
  /** {@code --reuse-values}. */
  REUSE,
  /** {@code --reset-then-reuse-values}. */
  RESET_THEN_REUSE
}
