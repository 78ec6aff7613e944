package dev.wheelhouse.ops.consume;

import java.util.Objects;

/**
 * How a consumer takes part.
 *
 * @param group id of its consumer group
 * @param fromBeginning where to begin when the group has committed nothing: at the log's beginning,
 *     or at its end
 * @param wholeLog whether the fold must see all events after each restart
 */
public record GroupSettings(String group, boolean fromBeginning, boolean wholeLog) {
  public GroupSettings {
    Objects.requireNonNull(group, "group");
  }
}
