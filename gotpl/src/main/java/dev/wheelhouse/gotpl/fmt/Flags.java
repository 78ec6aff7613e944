package dev.wheelhouse.gotpl.fmt;

/** The flags, width and precision of one verb. */
final class Flags {
  boolean minus;
  boolean plus;
  boolean sharp;
  boolean space;
  boolean zero;

  /** {@code %+v} */
  boolean plusV;

  /** {@code %#v} */
  boolean sharpV;

  boolean hasWidth;
  int width;
  boolean hasPrecision;
  int precision;

  void clear() {
    minus = false;
    plus = false;
    sharp = false;
    space = false;
    zero = false;
    plusV = false;
    sharpV = false;
    hasWidth = false;
    width = 0;
    hasPrecision = false;
    precision = 0;
  }
}
