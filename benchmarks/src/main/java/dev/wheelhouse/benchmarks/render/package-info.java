/** Rendering beside real Helm, which helm-java carries. */
package dev.wheelhouse.benchmarks.render;
