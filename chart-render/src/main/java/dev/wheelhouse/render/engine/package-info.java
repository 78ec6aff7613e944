/**
 * The seam between rendering a release and a template language: what a template sees, and what an
 * engine must do. Engines are chosen by the {@code engine} of Chart.yaml.
 *
 * <p>May import chart-store and the parent package.
 */
package dev.wheelhouse.render.engine;
