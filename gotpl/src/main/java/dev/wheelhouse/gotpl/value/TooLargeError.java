package dev.wheelhouse.gotpl.value;

/** A value is too large as text: one that holds another many times over is small in memory. */
public final class TooLargeError extends GoError {
  /** The longest text of one value, in chars. */
  public static final int MAX_CHARS = 32 << 20;

  /** The largest number of values in one, each counted as often as it would be written. */
  public static final int MAX_VALUES = 1 << 20;

  private static final long serialVersionUID = 1L;

  private TooLargeError(String message) {
    super(message);
  }

  /** Refuses a text longer than {@link #MAX_CHARS}. */
  public static void checkChars(long chars) {
    if (chars > MAX_CHARS) {
      throw new TooLargeError("the text is longer than the limit of " + MAX_CHARS + " characters");
    }
  }

  /** Refuses more than {@link #MAX_VALUES}. */
  public static void checkValues(long values) {
    if (values > MAX_VALUES) {
      throw new TooLargeError("the value holds more than the limit of " + MAX_VALUES + " values");
    }
  }
}
