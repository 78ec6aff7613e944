/**
 * Help for tests that need Kafka, here and in other modules (this module's test-jar): a broker for
 * the whole JVM, a broker as a process that can be killed, and readers of the log. Imports the
 * packages {@code broker} and {@code kafka} of this module, and kafka-clients.
 */
package dev.wheelhouse.worker.testing;
