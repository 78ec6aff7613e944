/**
 * The dependencies of charts: resolving, locking, fetching. May import all of this module but
 * {@code cache} and {@code oci}.
 */
package dev.wheelhouse.store.dependency;
