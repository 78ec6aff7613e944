/**
 * What notifications, projections and traces are built on: consumers of the lifecycle topic with a
 * group of their own. What they make of the events is a pure {@link
 * dev.wheelhouse.ops.consume.Fold}; what they do about it, a {@link
 * dev.wheelhouse.ops.consume.GroupConsumer.Work}. On vertx-kafka-client; imports {@code log},
 * events-schema and Vert.x.
 */
package dev.wheelhouse.ops.consume;
