/**
 * The journal on Kafka: requests in, events out, one transaction for both; see docs/journal.md for
 * the protocol and why it is safe. Lives on kafka-clients alone, because it needs {@code
 * sendOffsetsToTransaction} and a say in rebalances. Imports {@code java.*}, kafka-clients, slf4j,
 * events-schema and the package {@code port}.
 */
package dev.wheelhouse.worker.kafka;
