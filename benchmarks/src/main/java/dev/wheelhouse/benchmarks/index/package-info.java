/** Indexes of chart repositories. Imports the chart store and real Helm. */
package dev.wheelhouse.benchmarks.index;
