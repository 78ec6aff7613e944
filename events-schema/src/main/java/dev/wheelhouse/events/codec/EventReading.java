package dev.wheelhouse.events.codec;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Event;
import java.time.Instant;

/** What came of reading a record of the lifecycle topic. */
public sealed interface EventReading {

  /** An event that this version knows. */
  record Known(Event event) implements EventReading {}

  /**
   * An event of a kind, or with a word in it, that this version does not know: a newer worker wrote
   * it. Its place in the deployment is known, so that the sequence stays gap-free.
   *
   * @param deployment the deployment it belongs to
   * @param sequence position within the deployment
   * @param key the release
   * @param time when it was decided
   * @param source which worker decided it
   * @param type its CloudEvents type
   * @param reason what is not known
   */
  record UnknownEvent(
      String deployment,
      long sequence,
      ReleaseKey key,
      Instant time,
      String source,
      String type,
      String reason)
      implements EventReading {}

  /**
   * Not a lifecycle event at all.
   *
   * @param reason what was expected and what was found
   */
  record Malformed(String reason) implements EventReading {}
}
