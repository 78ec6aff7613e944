package dev.wheelhouse.ops.traces;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One span.
 *
 * @param id 16 hexadecimal digits
 * @param parent id of the span around it; empty: none
 * @param error what went wrong; null: nothing
 * @param attributes by OpenTelemetry's names where it has them
 * @param log last lines of a hook that failed
 */
record Step(
    String id,
    String parent,
    String name,
    Instant start,
    Instant end,
    String error,
    Map<String, String> attributes,
    List<String> log) {
  Step {
    attributes = Map.copyOf(attributes);
    log = List.copyOf(log);
  }
}
