package dev.wheelhouse.events.lifecycle;

import dev.wheelhouse.events.ReleaseKey;
import java.time.Instant;
import java.util.Objects;

/**
 * One entry of the log.
 *
 * @param deployment the deployment it belongs to; a function of the request's id
 * @param sequence position within the deployment, 1..n without gaps
 * @param key the release
 * @param time when it was decided
 * @param source which worker decided it
 * @param traceparent W3C trace context of the request, or empty
 * @param data the fact
 */
public record Event(
    String deployment,
    long sequence,
    ReleaseKey key,
    Instant time,
    String source,
    String traceparent,
    LifecycleEvent data) {
  public Event {
    Objects.requireNonNull(deployment, "deployment");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(source, "source");
    traceparent = traceparent == null ? "" : traceparent;
    Objects.requireNonNull(data, "data");
  }

  /** The CloudEvents id: the same fact always has the same id. */
  public String id() {
    return deployment + "/" + sequence;
  }
}
