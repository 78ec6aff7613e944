package dev.wheelhouse.render.mvel;

import java.util.List;
import java.util.Map;

/**
 * What a function was called with. The methods that take an index give the argument there in the
 * wanted type or fail with the function's name.
 *
 * @param offset where the call stands in its template
 * @param values the arguments
 */
record Arguments(Frame frame, int offset, String function, List<Object> values) {
  int count() {
    return values.size();
  }

  Work work() {
    return frame.work();
  }

  Object any(int index) {
    return values.get(index);
  }

  /** A text, or a number or boolean as text. */
  String text(int index) {
    Object value = values.get(index);
    if (!Values.isScalar(value)) {
      throw unfit(index, "a text");
    }
    String text = Values.text(value);
    work().step(text.length() / 16);
    return text;
  }

  /** As {@link #text}; "" for null. */
  String textOrEmpty(int index) {
    return values.get(index) == null ? "" : text(index);
  }

  /** A whole number from {@code least} to {@code most}. */
  int whole(int index, int least, int most) {
    Object value = values.get(index);
    if (!(value instanceof Number number)) {
      throw unfit(index, "a whole number");
    }
    double wanted = number.doubleValue();
    if (wanted != Math.rint(wanted) || wanted < least || wanted > most) {
      throw failure(
          "argument " + (index + 1) + " must be a whole number from " + least + " to " + most);
    }
    return number.intValue();
  }

  List<?> list(int index) {
    if (values.get(index) instanceof List<?> list) {
      work().step(list.size());
      return list;
    }
    throw unfit(index, "a list");
  }

  Map<?, ?> map(int index) {
    if (values.get(index) instanceof Map<?, ?> map) {
      return map;
    }
    throw unfit(index, "a map");
  }

  /** A text that was made, counted as such. */
  String made(String text) {
    work().chars(text.length());
    return text;
  }

  /** The failure of an argument that has another type. */
  Failure unfit(int index, String wanted) {
    return failure(
        "argument "
            + (index + 1)
            + " must be "
            + wanted
            + ", found "
            + Values.typeName(values.get(index)));
  }

  Failure failure(String message) {
    return Failure.at(offset, function + ": " + message);
  }
}
