package dev.wheelhouse.yaml;

/** Scans block scalars: literal and folded. */
final class BlockScalarScanner {
  private final YamlCursor cursor;

  BlockScalarScanner(YamlCursor cursor) {
    this.cursor = cursor;
  }

  /**
   * Scans a block scalar, the cursor on its indicator.
   *
   * @param parentIndent indentation of the collection around it, -1 at the root
   */
  String scan(boolean literal, int parentIndent) {
    cursor.skip();
    BlockHeader header = blockHeader();
    cursor.skipBlanks();
    cursor.skipComment();
    if (!YamlCursor.isBreakOrEnd(cursor.current())) {
      throw cursor.failure("did not find expected comment or line break");
    }
    cursor.skipLine();
    int indent = header.increment == 0 ? 0 : Math.max(parentIndent, 0) + header.increment;
    StringBuilder text = new StringBuilder();
    StringBuilder trailing = new StringBuilder();
    StringBuilder leading = new StringBuilder(1);
    indent = blockBreaks(indent, parentIndent, trailing);
    boolean leadingBlank = false;
    while (cursor.column == indent && !cursor.atEnd()) {
      boolean blank = YamlCursor.isBlank(cursor.current());
      boolean folds =
          !literal && !leadingBlank && !blank && leading.length() > 0 && leading.charAt(0) == '\n';
      if (folds) {
        if (trailing.length() == 0) {
          text.append(' ');
        }
      } else {
        text.append(leading);
      }
      leading.setLength(0);
      text.append(trailing);
      trailing.setLength(0);
      leadingBlank = blank;
      int start = cursor.pos;
      while (!YamlCursor.isBreakOrEnd(cursor.current())) {
        cursor.skip();
      }
      text.append(cursor.buffer, start, cursor.pos - start);
      cursor.readLine(leading);
      indent = blockBreaks(indent, parentIndent, trailing);
    }
    if (header.chomping >= 0) {
      text.append(leading);
    }
    if (header.chomping > 0) {
      text.append(trailing);
    }
    return text.toString();
  }

  /** Chomping is -1 for strip, 0 for clip, 1 for keep; increment 0 if none is given. */
  private record BlockHeader(int chomping, int increment) {}

  private BlockHeader blockHeader() {
    int chomping = chomping();
    int increment = 0;
    char c = cursor.current();
    if (YamlCursor.isDigit(c)) {
      if (c == '0') {
        throw cursor.failure("found an indentation indicator equal to 0");
      }
      increment = c - '0';
      cursor.skip();
    }
    if (chomping == 0) {
      chomping = chomping();
    }
    return new BlockHeader(chomping, increment);
  }

  private int chomping() {
    char c = cursor.current();
    if (c != '+' && c != '-') {
      return 0;
    }
    cursor.skip();
    return c == '+' ? 1 : -1;
  }

  /** Passes indentation and empty lines; the result is the indentation, found if it was 0. */
  private int blockBreaks(int indent, int parentIndent, StringBuilder breaks) {
    int deepest = 0;
    while (true) {
      while ((indent == 0 || cursor.column < indent) && cursor.current() == ' ') {
        cursor.skip();
      }
      deepest = Math.max(deepest, cursor.column);
      if ((indent == 0 || cursor.column < indent) && cursor.current() == '\t') {
        throw cursor.failure("found a tab character where an indentation space is expected");
      }
      if (!YamlCursor.isBreak(cursor.current())) {
        break;
      }
      cursor.readLine(breaks);
    }
    return indent == 0 ? Math.max(1, Math.max(deepest, parentIndent + 1)) : indent;
  }
}
