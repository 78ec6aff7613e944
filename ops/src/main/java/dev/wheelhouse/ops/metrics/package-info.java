/**
 * What Prometheus is told: all metrics in one enum, those of a worker, and those that are folded
 * from the log. Imports events-schema, {@code ops.log}, {@code ops.pace}, the worker's ports and
 * Micrometer.
 */
package dev.wheelhouse.ops.metrics;
