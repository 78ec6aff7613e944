package dev.wheelhouse.worker.kafka;

import java.util.OptionalLong;

/** What the group has heard of this member. Journal's thread only. */
@FunctionalInterface
interface Heartbeats {
  /**
   * A moment such that the group has heard of this member then or later; in nanoseconds of the
   * lease's clock. Empty while there is none. An answer that says otherwise may be counted, and the
   * next poll tells.
   */
  OptionalLong heard();
}
