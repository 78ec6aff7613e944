/**
 * Whole worlds on one thread: workers of production code on a simulated broker and a simulated
 * cluster, in virtual time, with everything that happens drawn from one seed.
 */
package dev.wheelhouse.worker.simulation;
