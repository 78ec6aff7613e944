/**
 * Deployments as CDEvents: a pure fold, and a consumer that writes what it gives to a topic.
 * Imports {@code audit}, {@code consume}, {@code log}, events-schema and Vert.x.
 *
 * @see <a href="https://github.com/cdevents/spec/blob/v0.3.0/continuous-deployment.md">CDEvents
 *     0.3, continuous deployment</a>
 */
package dev.wheelhouse.ops.cdevents;
