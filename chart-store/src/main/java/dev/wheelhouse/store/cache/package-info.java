/** A cache of chart archives by digest. Imports nothing of ours. */
package dev.wheelhouse.store.cache;
