package dev.wheelhouse.render.schema;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Values in messages, as the Go library shows them. */
final class Texts {
  private Texts() {}

  /** Go's {@code %q}. */
  static String goQuote(String text) {
    return GoQuote.quote(text);
  }

  /** In single quotes. */
  static String quote(String text) {
    String quoted = goQuote(text).replace("\\\"", "\"").replace("'", "\\'");
    return "'" + quoted.substring(1, quoted.length() - 1) + "'";
  }

  static String quoteAll(List<String> texts) {
    return texts.stream().map(Texts::quote).collect(Collectors.joining(", "));
  }

  /** A scalar; {@code value} for anything else. */
  static String display(Object value) {
    if (value instanceof String text) {
      return quote(text);
    }
    if (value == null) {
      return "<nil>";
    }
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      return "value";
    }
    return value instanceof Number number ? Numbers.text(number) : value.toString();
  }

  /** A size that breaks a limit. */
  static String limit(String keyword, long got, long want) {
    return keyword + ": got " + grouped(got) + ", want " + grouped(want);
  }

  /** A whole number with the thousands separators of English, as the library's printer has them. */
  static String grouped(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /** A number with the thousands separators of English. */
  static String grouped(BigDecimal number) {
    String plain = number.stripTrailingZeros().toPlainString();
    int dot = plain.indexOf('.');
    String whole = dot < 0 ? plain : plain.substring(0, dot);
    String sign = whole.startsWith("-") ? "-" : "";
    String digits = whole.substring(sign.length());
    StringBuilder grouped = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      grouped.insert(i, ',');
    }
    return sign + grouped + (dot < 0 ? "" : plain.substring(dot));
  }
}
