package dev.wheelhouse.store.error;

/** Why a chart could not be found, fetched, stored or trusted. */
public enum StoreErrorCode {
  /** There is no such repository, chart or version. */
  NOT_FOUND,
  /** There is one already, and it was not to be replaced. */
  ALREADY_EXISTS,
  /** The policy of addresses and sources refuses it. */
  REFUSED,
  /** The server wants other credentials. */
  UNAUTHORIZED,
  /** The server cannot be reached or does not answer as it should. */
  UNREACHABLE,
  /** The server did not deliver in time. */
  TIMED_OUT,
  /** More bytes than the limit. */
  TOO_LARGE,
  /** The bytes are not those of the digest. */
  DIGEST_MISMATCH,
  /** The index of a repository cannot be read. */
  INDEX_INVALID,
  /** A configuration file, key or certificate cannot be used. */
  CONFIGURATION_INVALID,
  /** A reference, version or constraint is malformed. */
  REFERENCE_INVALID,
  /** Dependencies and lock of a chart do not fit, or cannot be satisfied. */
  DEPENDENCY_UNSATISFIED,
  /** The provenance is missing, not by a known key, or of other bytes. */
  PROVENANCE_INVALID,
  /** A file could not be written. */
  NOT_WRITABLE;

  /** Whether the same may succeed a moment later. */
  public boolean retryable() {
    return this == UNREACHABLE || this == TIMED_OUT || this == DIGEST_MISMATCH;
  }
}
