/**
 * {@code index.yaml} of HTTP repositories. May import {@code charts}, {@code yaml}, {@code
 * store.error} and the versions of {@code gotpl}.
 */
package dev.wheelhouse.store.index;
