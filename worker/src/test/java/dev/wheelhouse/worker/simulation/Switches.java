package dev.wheelhouse.worker.simulation;

import dev.wheelhouse.worker.port.Journal;
import dev.wheelhouse.worker.port.Objects;

/** Rules that a run leaves out, to see whether the checker notices. The default leaves out none. */
class Switches {
  static final Switches NONE = new Switches();

  /** Whether the broker refuses transactions of former generations. */
  boolean fences() {
    return true;
  }

  /** Whether a worker writes to the cluster only while it surely owns the deployment. */
  boolean leases() {
    return true;
  }

  /** Whether faults come thick and fast, so that something shows soon. */
  boolean isHarsh() {
    return this != NONE;
  }

  /** Whether a request that comes again is taken for a new one. */
  boolean forgetsRequests() {
    return false;
  }

  /** The engine as the journal sees it. */
  Journal.Rounds rounds(Journal.Rounds engine) {
    return engine;
  }

  /** The cluster's objects as the handlers of one worker see them. */
  Objects objects(Objects objects, SimulatedWorker worker) {
    return objects;
  }
}
