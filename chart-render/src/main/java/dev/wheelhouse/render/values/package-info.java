/**
 * Values: the flags that give them, Helm's way of merging them with a chart's defaults, and what
 * they do to a chart's dependencies.
 *
 * <p>May import chart-store, gotpl's value types and libraries.
 */
package dev.wheelhouse.render.values;
