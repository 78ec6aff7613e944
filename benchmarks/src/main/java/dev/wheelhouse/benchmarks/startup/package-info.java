/** How long a command takes from its start. May import everything. */
package dev.wheelhouse.benchmarks.startup;
