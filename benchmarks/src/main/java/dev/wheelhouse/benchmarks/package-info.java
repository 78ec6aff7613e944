/**
 * Benchmarks, each beside its yardstick: {@code benchmarks/run NAME}. {@link
 * dev.wheelhouse.benchmarks.Benchmarks} lists them. Nothing imports this module; it may import all.
 */
package dev.wheelhouse.benchmarks;
