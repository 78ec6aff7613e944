/**
 * The plan of a deployment as data: what will be done, in which order, without manifests or values.
 * Imports {@code java.*} only.
 */
package dev.wheelhouse.events.plan;
