/**
 * Whether a recorded history keeps the project's promises: rules over requests, lifecycle events,
 * what was written to the cluster, and the release Secrets. Pure, so that the simulation and the
 * checker of real processes share them; imports {@code java.*} and events-schema only.
 */
package dev.wheelhouse.worker.check;
