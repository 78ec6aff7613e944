/**
 * Charts in OCI registries, by oras-java-sdk. May import {@code charts}, {@code yaml}, {@code
 * store.error}, {@code store.http} and {@code store.index}.
 */
package dev.wheelhouse.store.oci;
