package dev.wheelhouse.ops.notify;

import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.request.Requester;

/**
 * An event to be told, and what was known of its deployment by then.
 *
 * @param request what was asked for; null when the log no longer tells
 * @param chart what it resolved to; null when that is not known, or there is none
 * @param revision 0 while none is recorded
 */
public record Notice(Event event, RequestAccepted request, ChartResolved chart, int revision) {
  /** Who asked. */
  public Requester requester() {
    return request == null ? Requester.UNKNOWN : request.requester();
  }
}
