package dev.wheelhouse.store.http;

/**
 * What a server answered.
 *
 * @param changed false if the server still has what the caller has (status 304)
 * @param bytes how many were written
 * @param sha256 of the bytes, in hex
 * @param etag the server's tag for them, or ""
 */
public record Download(boolean changed, long bytes, String sha256, String etag) {}
