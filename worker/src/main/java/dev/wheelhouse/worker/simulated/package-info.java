/**
 * A simulated Kubernetes cluster in memory, for the demo and for tests: objects with server-side
 * apply, and controllers that let Jobs and Pods run for a stated time and succeed or fail as
 * annotated. Its own thread only when it runs in real time. Imports {@code java.*}, Jackson,
 * events-schema and {@code worker.port}. See docs/simulated-cluster.md for what it does and what it
 * leaves out.
 */
package dev.wheelhouse.worker.simulated;
