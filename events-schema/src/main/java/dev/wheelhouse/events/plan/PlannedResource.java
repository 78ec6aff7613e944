package dev.wheelhouse.events.plan;

/**
 * One object of a wave, and what the plan expects to happen to it.
 *
 * @param resource which object
 * @param action compared with the last revision's manifest
 */
public record PlannedResource(ResourceRef resource, Action action) {
  /** What the plan expects of an object. */
  public enum Action {
    CREATE,
    UPDATE,
    UNCHANGED
  }
}
