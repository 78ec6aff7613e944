package dev.wheelhouse.worker.core;

import java.util.Objects;

/**
 * Identity of a piece of outside work. The same work has the same id after a restart, so a handler
 * can find what its predecessor left.
 *
 * @param deployment the deployment
 * @param step which step of it, for example {@code main/2/hook/0}
 * @param attempt from 1
 */
public record CommandId(String deployment, String step, int attempt) {
  public CommandId {
    Objects.requireNonNull(deployment, "deployment");
    Objects.requireNonNull(step, "step");
  }

  @Override
  public String toString() {
    return deployment + "/" + step + "#" + attempt;
  }
}
