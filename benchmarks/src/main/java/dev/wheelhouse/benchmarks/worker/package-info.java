/** Worker processes on a real broker, each with a simulated cluster of its own. */
package dev.wheelhouse.benchmarks.worker;
