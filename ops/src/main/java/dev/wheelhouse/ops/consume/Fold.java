package dev.wheelhouse.ops.consume;

import dev.wheelhouse.events.lifecycle.Event;
import java.util.Optional;

/**
 * What a consumer makes of the events of one partition, in their order. Pure: no clock, nothing
 * outside. After a restart it is made anew and fed again from the first event of the oldest
 * deployment that is still open, so it may remember what belongs to a deployment; who must remember
 * more asks for {@link GroupSettings#wholeLog()}.
 *
 * @param <W> what is to be done about an event
 */
@FunctionalInterface
public interface Fold<W> {
  /**
   * Takes the next event; gives what is to be done about it, if anything. What was done already is
   * given again after a restart, and not done again.
   */
  Optional<W> on(Event event);
}
