package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.value.GoBytes;
import dev.wheelhouse.gotpl.value.GoStringer;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.util.ArrayList;
import java.util.List;

/** Values as strings: Sprig's {@code toString}, {@code toStrings} and the verbs behind them. */
final class Display {
  private Display() {}

  /** Sprig's {@code toString}: strings and bytes as they are, the rest as {@code %v}. */
  static String toText(CallContext context, Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof GoBytes bytes) {
      return GoStrings.fromBytes(bytes.array());
    }
    if (value instanceof GoStringer stringer) {
      return stringer.goString();
    }
    return plain(context, value);
  }

  /** Sprig's {@code toStrings}: the elements that are not nil; a value that is no list, alone. */
  static List<String> toTexts(CallContext context, Object value) {
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>(list.size());
      for (Object element : list) {
        if (element != null) {
          texts.add(toText(context, element));
        }
      }
      return texts;
    }
    return value == null ? new ArrayList<>() : new ArrayList<>(List.of(toText(context, value)));
  }

  /** The verb {@code %v}. */
  static String plain(CallContext context, Object value) {
    Limits.chargeText(context, value);
    return GoFormat.toText(value);
  }
}
