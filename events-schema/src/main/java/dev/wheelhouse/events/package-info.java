/**
 * What is said between clients, workers and watchers: identities and errors that requests and
 * lifecycle events share. Imports {@code java.*} only.
 */
package dev.wheelhouse.events;
