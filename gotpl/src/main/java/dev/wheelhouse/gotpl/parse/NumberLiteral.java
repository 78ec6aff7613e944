package dev.wheelhouse.gotpl.parse;

import dev.wheelhouse.gotpl.fmt.GoNumbers;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.value.GoComplex;

/**
 * A number, which is untyped until it is used: it may fit several of Go's kinds.
 *
 * @param text as written
 * @param integer its value as int64, or null if it is none
 * @param unsigned the bits of its value as uint64, or null if it is none
 * @param floating its value as float64, or null if it is none
 * @param complex its value if written as a complex number, or null
 */
public record NumberLiteral(
    int position,
    Source source,
    String text,
    Long integer,
    Long unsigned,
    Double floating,
    GoComplex complex)
    implements Operands.Literal {
  private static final double TWO_TO_63 = 0x1p63;
  private static final double TWO_TO_64 = 0x1p64;

  /** A number that does not parse; the message is Go's. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  /** A character constant, {@code 'a'}. */
  static NumberLiteral ofCharacter(int position, Source source, String text) throws Malformed {
    int rune = GoQuote.unquoteRune(text);
    if (rune < 0) {
      boolean several = rune == GoQuote.SEVERAL_RUNES;
      throw new Malformed(several ? "malformed character constant: " + text : "invalid syntax");
    }
    return new NumberLiteral(position, source, text, (long) rune, (long) rune, (double) rune, null);
  }

  /** A complex constant, {@code 1+2i}. */
  static NumberLiteral ofComplex(int position, Source source, String text) throws Malformed {
    int split = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
    while (split > 0 && "eEpP".indexOf(text.charAt(split - 1)) >= 0) {
      split = Math.max(text.lastIndexOf('+', split - 1), text.lastIndexOf('-', split - 1));
    }
    Double real = GoNumbers.parseFloat(text.substring(0, split));
    Double imaginary = GoNumbers.parseFloat(text.substring(split, text.length() - 1));
    if (real == null || imaginary == null) {
      String part = real == null ? text.substring(0, split) : text.substring(split);
      throw new Malformed(
          "strconv.ParseFloat: parsing " + GoQuote.quote(part) + ": invalid syntax");
    }
    return simplified(position, source, text, new GoComplex(real, imaginary));
  }

  /** A complex number without an imaginary part is a float, too, and may be an integer. */
  private static NumberLiteral simplified(
      int position, Source source, String text, GoComplex value) {
    Double floating = value.imaginary() == 0 ? value.real() : null;
    return new NumberLiteral(
        position, source, text, asLong(floating), asUnsigned(floating), floating, value);
  }

  /** Any other number. */
  static NumberLiteral of(int position, Source source, String text) throws Malformed {
    if (text.endsWith("i")) {
      Double imaginary = GoNumbers.parseFloat(text.substring(0, text.length() - 1));
      if (imaginary != null) {
        return simplified(position, source, text, new GoComplex(0, imaginary));
      }
    }
    Long unsigned = GoNumbers.parseUint(text, 0);
    Long integer = GoNumbers.parseInt(text, 0);
    if (integer != null && integer == 0) {
      unsigned = 0L;
    }
    if (integer != null) {
      return new NumberLiteral(
          position, source, text, integer, unsigned, integer.doubleValue(), null);
    }
    if (unsigned != null) {
      double floating = ((unsigned >>> 1) | (unsigned & 1)) * 2.0;
      return new NumberLiteral(position, source, text, null, unsigned, floating, null);
    }
    Double floating = GoNumbers.parseFloat(text);
    if (floating == null) {
      throw new Malformed("illegal number syntax: " + GoQuote.quote(text));
    }
    if (text.chars().noneMatch(c -> ".eEpP".indexOf(c) >= 0)) {
      throw new Malformed("integer overflow: " + GoQuote.quote(text));
    }
    return new NumberLiteral(
        position, source, text, asLong(floating), asUnsigned(floating), floating, null);
  }

  private static Long asLong(Double value) {
    boolean fits =
        value != null && value >= -TWO_TO_63 && value < TWO_TO_63 && value == Math.rint(value);
    return fits ? (Long) value.longValue() : null;
  }

  private static Long asUnsigned(Double value) {
    if (value == null || value < 0 || value >= TWO_TO_64 || value != Math.rint(value)) {
      return null;
    }
    return value < TWO_TO_63 ? value.longValue() : (long) (value - TWO_TO_63) ^ Long.MIN_VALUE;
  }

  /** Was it written as a float: with a point or an exponent? */
  public boolean looksLikeFloat() {
    return floating != null
        && text.charAt(0) != '\''
        && !isHexInteger()
        && text.chars().anyMatch(c -> ".eEpP".indexOf(c) >= 0);
  }

  private boolean isHexInteger() {
    return text.length() > 2
        && text.charAt(0) == '0'
        && (text.charAt(1) == 'x' || text.charAt(1) == 'X')
        && text.indexOf('p') < 0
        && text.indexOf('P') < 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
