/**
 * Helm's own configuration: where it lies, and {@code repositories.yaml}. May import {@code yaml}
 * and {@code store.error}.
 */
package dev.wheelhouse.store.config;
