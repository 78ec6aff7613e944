package dev.wheelhouse.events.plan;

import java.util.List;

/**
 * What a deployment will do.
 *
 * @param action install, upgrade, rollback, uninstall or test: what the request came down to
 * @param revision the revision it records; the one it works on for uninstall and test
 * @param previousRevision the deployed revision it replaces; 0: none
 * @param targetRevision the revision whose content a rollback brings back; else 0
 * @param steps in order
 */
public record Plan(
    Action action, int revision, int previousRevision, int targetRevision, List<Step> steps) {
  public Plan {
    steps = List.copyOf(steps);
  }

  /** What the request came down to. */
  public enum Action {
    INSTALL,
    UPGRADE,
    ROLLBACK,
    UNINSTALL,
    TEST
  }
}
