package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.events.ReleaseKey;
import java.util.Map;
import java.util.Optional;

/** What revisions hold beyond what the log tells. Calls block; several may be made at once. */
@FunctionalInterface
public interface RevisionContents {
  /**
   * What a revision holds; empty when it is not kept, or lies in a cluster that is not read.
   *
   * @throws GatewayException when the cluster does not answer
   */
  Optional<Content> of(ReleaseKey release, int revision);

  /**
   * One revision.
   *
   * @param manifest all its objects but hooks, as rendered
   * @param values those that were given, not the chart's defaults
   * @param notes the chart's NOTES.txt as rendered; empty: it has none
   */
  record Content(String manifest, Map<String, Object> values, String notes) {}
}
