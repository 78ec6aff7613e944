/** The journal beside plain Kafka clients. */
package dev.wheelhouse.benchmarks.journal;
