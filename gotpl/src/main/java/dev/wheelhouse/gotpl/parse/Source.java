package dev.wheelhouse.gotpl.parse;

import dev.wheelhouse.gotpl.value.GoStrings;

/** The file a tree was parsed from: its name in error messages, and its text. */
public record Source(String name, String text) {
  /** {@code NAME:LINE:COLUMN} of a place; the column counts bytes from 0. */
  public String location(int position) {
    int lineStart = text.lastIndexOf('\n', position - 1) + 1;
    int column = GoStrings.byteLength(text.substring(lineStart, position));
    return name + ":" + line(position) + ":" + column;
  }

  /** The line of a place, from 1. */
  public int line(int position) {
    int line = 1;
    for (int i = text.indexOf('\n'); i >= 0 && i < position; i = text.indexOf('\n', i + 1)) {
      line++;
    }
    return line;
  }

  @Override
  public String toString() {
    return name;
  }
}
