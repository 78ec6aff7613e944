package dev.wheelhouse.events.fold;

/** How far a deployment is. */
public enum Stage {
  /** Accepted; the release is busy with another deployment. */
  QUEUED,
  RESOLVING_CHART,
  RESOLVING_VALUES,
  RENDERING,
  PLANNING,
  AWAITING_APPROVAL,
  /** The release Secret is being written. */
  RECORDING,
  /** The plan's steps run. */
  EXECUTING,
  /** An atomic deployment failed; it is being worked out how to undo it. */
  REMEDIATING,
  /** The final status is being written. */
  FINISHING,
  ENDED;

  /** Whether the chart, the values or the plan are being prepared and nothing is recorded yet. */
  public boolean isPreparation() {
    return switch (this) {
      case RESOLVING_CHART, RESOLVING_VALUES, RENDERING, PLANNING, AWAITING_APPROVAL, RECORDING ->
          true;
      case QUEUED, EXECUTING, REMEDIATING, FINISHING, ENDED -> false;
    };
  }
}
