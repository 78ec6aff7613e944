/**
 * Provenance files: signed digests of charts, as Helm has them. May import {@code charts}, {@code
 * yaml} and {@code store.error}.
 */
package dev.wheelhouse.store.provenance;
