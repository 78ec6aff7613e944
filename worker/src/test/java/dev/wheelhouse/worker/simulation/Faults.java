package dev.wheelhouse.worker.simulation;

/**
 * How often things go wrong.
 *
 * @param kill chance of dying at one point of a call
 * @param freeze chance of being stopped there
 * @param lose chance that a call or its answer is lost
 * @param slow chance that a call takes long
 */
record Faults(double kill, double freeze, double lose, double slow) {
  static final Faults NONE = new Faults(0, 0, 0, 0);
}
