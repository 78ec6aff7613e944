package dev.wheelhouse.worker.core;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Event;
import java.util.List;

/**
 * What follows from an input.
 *
 * @param events to be appended, in order; none when the input changes nothing
 * @param deployment the state after them
 * @param refusal why the input changes nothing; null when it does
 */
public record Decision(List<Event> events, Deployment deployment, DeployError refusal) {
  public Decision {
    events = List.copyOf(events);
  }
}
