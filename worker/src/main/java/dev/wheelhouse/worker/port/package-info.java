/**
 * What the worker needs of the outside, in its own words: the log, charts, and Kubernetes clusters.
 * Implemented only in adapters, joined only in {@code Wiring}. Imports {@code java.*},
 * events-schema, chart-store and chart-render.
 */
package dev.wheelhouse.worker.port;
