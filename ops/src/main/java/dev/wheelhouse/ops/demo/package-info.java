/**
 * Everything in one process: a real broker, a worker and a simulated cluster. Imports the worker's
 * broker, simulated cluster and wiring.
 */
package dev.wheelhouse.ops.demo;
