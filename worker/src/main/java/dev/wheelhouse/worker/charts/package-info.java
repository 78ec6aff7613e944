/**
 * Where the worker's charts come from. Implements {@link dev.wheelhouse.worker.port.ChartSource}.
 */
package dev.wheelhouse.worker.charts;
