package dev.wheelhouse.gotpl.sprig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Go time layout, the reference time {@code Mon Jan 2 15:04:05 MST 2006} in some form, cut into
 * its elements.
 */
final class TimeLayout {
  /** What an element of a layout stands for. */
  enum Unit {
    LITERAL,
    LONG_MONTH,
    MONTH,
    NUMBER_MONTH,
    ZERO_MONTH,
    LONG_WEEKDAY,
    WEEKDAY,
    DAY,
    UNDER_DAY,
    ZERO_DAY,
    UNDER_YEAR_DAY,
    ZERO_YEAR_DAY,
    HOUR,
    HOUR12,
    ZERO_HOUR12,
    MINUTE,
    ZERO_MINUTE,
    SECOND,
    ZERO_SECOND,
    LONG_YEAR,
    YEAR,
    UPPER_PM,
    LOWER_PM,
    ZONE_NAME,
    OFFSET,
    FRACTION_ZEROS,
    FRACTION_NINES
  }

  /** One element: its unit and its text in the layout. */
  record Element(Unit unit, String text) {}

  private static final int CACHE_SIZE = 256;
  private static final Map<String, List<Element>> CACHE = new ConcurrentHashMap<>();

  /** Elements that are fixed texts; of two that fit, the one that comes first counts. */
  private static final List<Element> FIXED =
      List.of(
          new Element(Unit.LONG_MONTH, "January"),
          new Element(Unit.MONTH, "Jan"),
          new Element(Unit.LONG_WEEKDAY, "Monday"),
          new Element(Unit.WEEKDAY, "Mon"),
          new Element(Unit.ZONE_NAME, "MST"),
          new Element(Unit.ZERO_MONTH, "01"),
          new Element(Unit.ZERO_DAY, "02"),
          new Element(Unit.ZERO_HOUR12, "03"),
          new Element(Unit.ZERO_MINUTE, "04"),
          new Element(Unit.ZERO_SECOND, "05"),
          new Element(Unit.YEAR, "06"),
          new Element(Unit.ZERO_YEAR_DAY, "002"),
          new Element(Unit.HOUR, "15"),
          new Element(Unit.NUMBER_MONTH, "1"),
          new Element(Unit.LONG_YEAR, "2006"),
          new Element(Unit.DAY, "2"),
          new Element(Unit.UNDER_DAY, "_2"),
          new Element(Unit.UNDER_YEAR_DAY, "__2"),
          new Element(Unit.HOUR12, "3"),
          new Element(Unit.MINUTE, "4"),
          new Element(Unit.SECOND, "5"),
          new Element(Unit.UPPER_PM, "PM"),
          new Element(Unit.LOWER_PM, "pm"),
          new Element(Unit.OFFSET, "-070000"),
          new Element(Unit.OFFSET, "-07:00:00"),
          new Element(Unit.OFFSET, "-0700"),
          new Element(Unit.OFFSET, "-07:00"),
          new Element(Unit.OFFSET, "-07"),
          new Element(Unit.OFFSET, "Z070000"),
          new Element(Unit.OFFSET, "Z07:00:00"),
          new Element(Unit.OFFSET, "Z0700"),
          new Element(Unit.OFFSET, "Z07:00"),
          new Element(Unit.OFFSET, "Z07"));

  private TimeLayout() {}

  /** The elements of a layout, literal text between them included. */
  static List<Element> elements(String layout) {
    List<Element> cached = CACHE.get(layout);
    if (cached != null) {
      return cached;
    }
    List<Element> elements = List.copyOf(cut(layout));
    if (CACHE.size() >= CACHE_SIZE) {
      CACHE.clear();
    }
    CACHE.put(layout, elements);
    return elements;
  }

  private static List<Element> cut(String layout) {
    List<Element> elements = new ArrayList<>();
    int literal = 0;
    int at = 0;
    while (at < layout.length()) {
      Element element = elementAt(layout, at);
      if (element == null) {
        at++;
        continue;
      }
      if (literal < at) {
        elements.add(new Element(Unit.LITERAL, layout.substring(literal, at)));
      }
      elements.add(element);
      at += element.text().length();
      literal = at;
    }
    if (literal < layout.length()) {
      elements.add(new Element(Unit.LITERAL, layout.substring(literal)));
    }
    return elements;
  }

  private static Element elementAt(String layout, int at) {
    char c = layout.charAt(at);
    if (c == '.' || c == ',') {
      return fraction(layout, at);
    }
    for (Element element : FIXED) {
      if (layout.startsWith(element.text(), at) && !isPartOfOther(layout, at, element)) {
        return element;
      }
    }
    return null;
  }

  private static boolean isPartOfOther(String layout, int at, Element element) {
    int end = at + element.text().length();
    return switch (element.unit()) {
      // "Janet" and "Month" are words.
      case MONTH, WEEKDAY ->
          end < layout.length() && layout.charAt(end) >= 'a' && layout.charAt(end) <= 'z';
      // "_2006" is an underscore and a year.
      case UNDER_DAY -> layout.startsWith("_2006", at);
      default -> false;
    };
  }

  private static Element fraction(String layout, int at) {
    int end = at + 1;
    if (end >= layout.length() || (layout.charAt(end) != '0' && layout.charAt(end) != '9')) {
      return null;
    }
    char digit = layout.charAt(end);
    while (end < layout.length() && layout.charAt(end) == digit) {
      end++;
    }
    if (end < layout.length() && layout.charAt(end) >= '0' && layout.charAt(end) <= '9') {
      return null;
    }
    Unit unit = digit == '0' ? Unit.FRACTION_ZEROS : Unit.FRACTION_NINES;
    return new Element(unit, layout.substring(at, end));
  }
}
