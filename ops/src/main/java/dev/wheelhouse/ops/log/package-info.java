/**
 * The log as a client sees it: publishes requests, reads lifecycle events and release summaries. On
 * vertx-kafka-client; imports events-schema, Vert.x and Kafka's record types.
 */
package dev.wheelhouse.ops.log;
