/**
 * The pure core: what follows from what. No clock, no randomness, no threads, no logging: imports
 * {@code java.*} and {@code dev.wheelhouse.events} only.
 */
package dev.wheelhouse.worker.core;
