package dev.wheelhouse.worker.simulation;

/** Unwinds what a process was doing when it was killed. */
final class Death extends Error {
  private static final long serialVersionUID = 1L;

  private final transient SimulatedWorker worker;

  Death(SimulatedWorker worker) {
    super("killed", null, false, false);
    this.worker = worker;
  }

  boolean of(SimulatedWorker other) {
    return worker == other;
  }
}
