package dev.wheelhouse.ops.log;

import java.util.List;

/**
 * The workers of a consumer group and what they have not read yet.
 *
 * @param members how each names itself, in order; empty when no worker runs
 * @param unassigned partitions that no member owns
 * @param waiting requests that lie behind the committed offsets
 */
public record GroupState(List<String> members, int unassigned, long waiting) {
  public GroupState {
    members = List.copyOf(members);
  }
}
