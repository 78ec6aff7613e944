package dev.wheelhouse.benchmarks;

/** A benchmark cannot run as asked; the message says why and what to do. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
