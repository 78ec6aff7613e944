/**
 * Kubernetes' dialect of JSONPath, as {@code kubectl -o jsonpath} and {@code helm show values
 * --jsonpath} have it. Imports gotpl and the YAML of chart-store.
 */
package dev.wheelhouse.ops.jsonpath;
