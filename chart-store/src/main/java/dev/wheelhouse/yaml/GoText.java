package dev.wheelhouse.yaml;

/** Texts as Go's {@code unicode} and {@code strconv} packages see them. */
public final class GoText {
  private GoText() {}

  /**
   * Whether Go's {@code unicode.IsPrint} holds: letters, marks, numbers, punctuation, symbols and
   * the ASCII space.
   */
  public static boolean isPrintable(int codePoint) {
    if (codePoint == ' ') {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** A text in double quotes as {@code strconv.Quote} and {@code %q} write it. */
  public static String quote(String text) {
    return GoSyntax.quote(text);
  }

  /**
   * The text a scalar becomes where Go's {@code sigs.k8s.io/yaml} decodes it into a string: numbers
   * and booleans are written out, floats with the precision of 32 bits.
   *
   * @param scalar String, Boolean, Long, BigInteger or Double, as {@link GoYaml#parseExact(byte[])}
   *     gives them
   */
  public static String ofScalar(Object scalar) {
    return scalar instanceof Double number ? GoNumbers.formatG32(number) : scalar.toString();
  }
}
