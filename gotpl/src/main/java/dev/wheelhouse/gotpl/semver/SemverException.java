package dev.wheelhouse.gotpl.semver;

/**
 * A version or a constraint that cannot be read; the message is the one Masterminds/semver gives.
 */
public final class SemverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong with the version or constraint
   */
  public SemverException(String message) {
    super(message);
  }
}
