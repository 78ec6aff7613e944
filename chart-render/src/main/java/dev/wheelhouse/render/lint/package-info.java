/**
 * What {@code helm lint} says of a chart's folder ({@code pkg/lint}): rules for Chart.yaml, values,
 * templates and dependencies. Imports the renderer, chart-store and gotpl's values and versions.
 */
package dev.wheelhouse.render.lint;
