/**
 * Reads what a run has left behind, the topics, the API server's audit log and the release Secrets,
 * into a history that {@code worker.check} judges. Imports events-schema, the worker's {@code
 * check} and {@code port}, and {@code ops.log}.
 */
package dev.wheelhouse.ops.check;
