package dev.wheelhouse.ops.traces;

import java.util.List;

/**
 * A deployment that has ended.
 *
 * @param steps the deployment itself first, then what was done, in order
 */
record DeploymentTrace(TraceParent parent, List<Step> steps) {
  DeploymentTrace {
    steps = List.copyOf(steps);
  }
}
