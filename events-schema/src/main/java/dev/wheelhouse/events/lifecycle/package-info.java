/**
 * Lifecycle events: the facts that workers append to {@code wheelhouse.lifecycle}, one per step.
 * They hold digests and names, never values, manifests or secrets. Imports {@code java.*} and the
 * other model packages of {@code dev.wheelhouse.events}.
 */
package dev.wheelhouse.events.lifecycle;
