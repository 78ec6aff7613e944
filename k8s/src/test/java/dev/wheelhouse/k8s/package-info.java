/**
 * Holds the manifests of this module to what they are for. May use events-schema, worker and ops,
 * which they have to agree with.
 */
package dev.wheelhouse.k8s;
