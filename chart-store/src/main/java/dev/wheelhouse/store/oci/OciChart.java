package dev.wheelhouse.store.oci;

/**
 * A chart as a registry describes it.
 *
 * @param reference with the tag that was chosen
 * @param manifestDigest of the manifest
 * @param chartDigest of the archive, {@code sha256:...}
 * @param chartBytes size of the archive
 * @param provenanceDigest of the provenance file, or ""
 */
public record OciChart(
    OciReference reference,
    String manifestDigest,
    String chartDigest,
    long chartBytes,
    String provenanceDigest) {}
