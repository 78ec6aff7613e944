/**
 * A real Apache Kafka broker for development, the demo and tests: one node, in this process or in
 * one of its own. Needs Kafka's server artifacts, which are optional dependencies of this module;
 * no other package may import this one except {@code ops} and tests. Imports {@code java.*}, {@code
 * kafka.server} and {@code org.apache.kafka}.
 */
package dev.wheelhouse.worker.broker;
