package dev.wheelhouse.ops.notify;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.lifecycle.Preparation.RevisionRecorded;
import dev.wheelhouse.ops.consume.Fold;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Picks the events that a subscription is about. Remembers deployments until they end. */
final class NoticeFold implements Fold<Notice> {
  private final Predicate<Notice> wanted;
  private final Map<String, Known> deployments = new HashMap<>();

  private static final class Known {
    private RequestAccepted request;
    private ChartResolved chart;
    private int revision;
  }

  /**
   * @param wanted which notices are to be sent
   */
  NoticeFold(Predicate<Notice> wanted) {
    this.wanted = wanted;
  }

  @Override
  public Optional<Notice> on(Event event) {
    Known known = deployments.computeIfAbsent(event.deployment(), id -> new Known());
    LifecycleEvent data = event.data();
    if (data instanceof RequestAccepted request) {
      known.request = request;
    } else if (data instanceof ChartResolved chart) {
      known.chart = chart;
    } else if (data instanceof RevisionRecorded recorded) {
      known.revision = recorded.revision();
    } else if (data instanceof End) {
      deployments.remove(event.deployment());
    }
    if (known.request == null) {
      deployments.remove(event.deployment());
    }
    return Optional.of(new Notice(event, known.request, known.chart, known.revision))
        .filter(wanted);
  }
}
