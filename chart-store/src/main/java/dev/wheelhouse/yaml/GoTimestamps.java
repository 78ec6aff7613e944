package dev.wheelhouse.yaml;

import java.time.YearMonth;

/**
 * Tells which texts go-yaml takes for a timestamp: {@code 2006-1-2}, with a time after {@code T},
 * {@code t} or a space, in the way Go's {@code time.Parse} reads those layouts.
 */
final class GoTimestamps {
  private static final int MAX_OFFSET_HOUR = 24;
  private static final int MAX_OFFSET_MINUTE = 60;

  private final String text;
  private int at;

  private GoTimestamps(String text) {
    this.text = text;
  }

  static boolean isTimestamp(String text) {
    if (text.length() < 8 || text.charAt(4) != '-') {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      if (!YamlCursor.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return new GoTimestamps(text).matches();
  }

  private boolean matches() {
    int year = Integer.parseInt(text.substring(0, 4));
    at = 5;
    int month = number();
    if (month < 1 || month > 12 || !literal('-')) {
      return false;
    }
    int day = number();
    if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return false;
    }
    if (at == text.length()) {
      return true;
    }
    char separator = text.charAt(at++);
    return switch (separator) {
      case 'T', 't' -> time() && zone() && at == text.length();
      case ' ' -> time() && at == text.length();
      default -> false;
    };
  }

  private boolean time() {
    int hour = number();
    if (hour < 0 || hour >= 24 || !literal(':')) {
      return false;
    }
    int minute = number();
    if (minute < 0 || minute >= 60 || !literal(':')) {
      return false;
    }
    int second = number();
    if (second < 0 || second >= 60) {
      return false;
    }
    boolean fraction =
        at + 1 < text.length()
            && (text.charAt(at) == '.' || text.charAt(at) == ',')
            && YamlCursor.isDigit(text.charAt(at + 1));
    if (fraction) {
      at++;
      while (at < text.length() && YamlCursor.isDigit(text.charAt(at))) {
        at++;
      }
    }
    return true;
  }

  private boolean zone() {
    if (literal('Z')) {
      return true;
    }
    if (text.length() - at != 6 || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
      return false;
    }
    at++;
    int hours = twoDigits();
    if (hours < 0 || hours > MAX_OFFSET_HOUR || !literal(':')) {
      return false;
    }
    int minutes = twoDigits();
    return minutes >= 0 && minutes <= MAX_OFFSET_MINUTE;
  }

  private int twoDigits() {
    int start = at;
    int value = number();
    return at - start == 2 ? value : -1;
  }

  /** One or two digits, or -1. */
  private int number() {
    if (at >= text.length() || !YamlCursor.isDigit(text.charAt(at))) {
      return -1;
    }
    int value = text.charAt(at++) - '0';
    if (at < text.length() && YamlCursor.isDigit(text.charAt(at))) {
      value = value * 10 + text.charAt(at++) - '0';
    }
    return value;
  }

  private boolean literal(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }
}
