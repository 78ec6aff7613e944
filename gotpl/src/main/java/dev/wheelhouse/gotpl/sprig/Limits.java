package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.value.GoError;
import java.util.List;
import java.util.Map;

/** Bounds of what one call may build, and its charge to the budget of the running execution. */
final class Limits {
  /** Largest string one call may build, in bytes. */
  static final int MAX_STRING = 32 << 20;

  /** Largest list one call may build. */
  static final int MAX_LIST = 4 << 20;

  private static final int SMALL = 64;
  private static final int MAX_DEPTH = 1000;
  private static final int BYTES_PER_STEP = 4;
  private static final int STEPS_PER_ELEMENT = 8;

  private Limits() {}

  /**
   * Announces a string of this many bytes before it is built.
   *
   * @throws GoError if it is too large or the budget is used up
   */
  static void chargeString(CallContext context, long bytes) {
    if (bytes > MAX_STRING) {
      throw new GoError(
          "result of " + bytes + " bytes is larger than the limit of " + MAX_STRING + " bytes");
    }
    if (bytes >= BYTES_PER_STEP) {
      context.charge(bytes / BYTES_PER_STEP);
    }
  }

  /**
   * Appends a part to a string that is being built.
   *
   * @throws GoError if the string becomes too large or the budget is used up
   */
  static void append(CallContext context, StringBuilder out, String part) {
    if (part.length() >= SMALL) {
      chargeString(context, (long) out.length() + part.length());
    }
    out.append(part);
  }

  /**
   * Announces that a value is going to be printed. Walks it, because a value that holds another
   * many times over is small in memory and large as text.
   *
   * @throws GoError if the text is too large or the budget is used up
   */
  static void chargeText(CallContext context, Object value) {
    if (value instanceof Map || value instanceof List) {
      textSize(context, value, 0, 0);
    }
  }

  private static long textSize(CallContext context, Object value, long before, int depth) {
    long size = before + 1;
    if (value instanceof String text) {
      size += text.length();
    } else if (depth < MAX_DEPTH && value instanceof Map<?, ?> map) {
      context.charge(1 + map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        size = textSize(context, entry.getKey(), size, depth + 1);
        size = textSize(context, entry.getValue(), size, depth + 1);
      }
    } else if (depth < MAX_DEPTH && value instanceof List<?> list) {
      context.charge(1 + list.size());
      for (Object element : list) {
        size = textSize(context, element, size, depth + 1);
      }
    }
    if (size > MAX_STRING) {
      chargeString(context, size);
    }
    return size;
  }

  /**
   * Announces a list of this many elements before it is built.
   *
   * @throws GoError if it is too large or the budget is used up
   */
  static void chargeList(CallContext context, long elements) {
    checkList(elements);
    if (elements > 0) {
      context.charge(elements * STEPS_PER_ELEMENT);
    }
  }

  /**
   * Refuses a list that is too large.
   *
   * @throws GoError if it is
   */
  static void checkList(long elements) {
    if (elements > MAX_LIST) {
      throw new GoError(
          "result of " + elements + " elements is larger than the limit of " + MAX_LIST);
    }
  }
}
