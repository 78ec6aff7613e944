/**
 * A deployment's events as words for people. Pure: events in, text out; no clock, no output.
 * Imports {@code java.*} and events-schema.
 */
package dev.wheelhouse.ops.follow;
