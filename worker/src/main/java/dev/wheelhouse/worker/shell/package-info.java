/**
 * Drives the core: gives it requests and outcomes on the journal's thread, and dispatches what it
 * asks for once the journal is durable. Imports core, port and action; no Kafka, no Kubernetes.
 */
package dev.wheelhouse.worker.shell;
