package dev.wheelhouse.store;

import dev.wheelhouse.store.cache.ArchiveCache;

/**
 * A chart that was found and fetched.
 *
 * @param source where it came from, without credentials
 * @param fileName what Helm would call the archive
 * @param archive its bytes
 * @param provenance the bytes of its provenance file; empty if not wanted or not there
 * @param manifestDigest of an OCI manifest, or ""
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of files, which nobody compares
public record LocatedChart(
    String source, String fileName, byte[] archive, byte[] provenance, String manifestDigest) {
  /** {@code sha256:...} of the archive. */
  public String digest() {
    return ArchiveCache.digest(archive);
  }
}
