/**
 * Real Kubernetes clusters: the ports over the API server's HTTP interface, with fabric8's client
 * for configuration, authentication and transport (Vert.x). Imports {@code java.*}, Vert.x,
 * fabric8, Jackson, events-schema and {@code worker.port}.
 */
package dev.wheelhouse.worker.kube;
