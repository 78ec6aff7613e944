package dev.wheelhouse.worker.check;

/**
 * A promise that a history breaks.
 *
 * @param invariant which one, for example {@code I5}; docs/journal.md lists them
 * @param deployment of which deployment; empty where it is of none
 * @param text what was found and what was expected
 */
public record Violation(String invariant, String deployment, String text) {
  @Override
  public String toString() {
    return invariant + (deployment.isEmpty() ? "" : " " + deployment) + ": " + text;
  }
}
