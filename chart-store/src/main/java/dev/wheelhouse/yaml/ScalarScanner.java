package dev.wheelhouse.yaml;

/** Scans scalars: plain, quoted, literal and folded. */
final class ScalarScanner {
  private final YamlCursor cursor;
  private boolean passedLineBreak;

  ScalarScanner(YamlCursor cursor) {
    this.cursor = cursor;
  }

  /** Whether the plain scalar scanned last ended after a line break. */
  boolean passedLineBreak() {
    return passedLineBreak;
  }

  /**
   * Scans a plain scalar.
   *
   * @param indent column below which a continuation line ends the scalar
   * @param inFlow whether it stands inside brackets
   */
  String plain(int indent, boolean inFlow) {
    int start = cursor.pos;
    int end = start;
    StringBuilder folded = null;
    Folding folding = new Folding();
    passedLineBreak = false;
    while (!cursor.atDocumentIndicator() && cursor.current() != '#') {
      int runStart = cursor.pos;
      skipPlainRun(inFlow);
      if (cursor.pos > runStart) {
        if (passedLineBreak) {
          folded =
              folded == null
                  ? new StringBuilder().append(cursor.buffer, start, end - start)
                  : folded;
          folding.flush(folded);
          passedLineBreak = false;
          start = runStart;
          folded.append(cursor.buffer, runStart, cursor.pos - runStart);
        } else if (folded != null) {
          folded.append(cursor.buffer, end, cursor.pos - end);
        }
        end = cursor.pos;
      }
      if (!YamlCursor.isBlank(cursor.current()) && !YamlCursor.isBreak(cursor.current())) {
        break;
      }
      skipPlainWhitespace(indent, folding);
      if (!inFlow && cursor.column < indent) {
        break;
      }
    }
    return folded == null ? new String(cursor.buffer, start, end - start) : folded.toString();
  }

  private void skipPlainRun(boolean inFlow) {
    cursor.skipWordCharacters();
    char c = cursor.current();
    while (!YamlCursor.isBlankOrEnd(c)) {
      if (c == ':' && YamlCursor.isBlankOrEnd(cursor.ahead(1))) {
        return;
      }
      if (inFlow && (c == ',' || c == '?' || c == '[' || c == ']' || c == '{' || c == '}')) {
        return;
      }
      cursor.skip();
      cursor.skipWordCharacters();
      c = cursor.current();
    }
  }

  private void skipPlainWhitespace(int indent, Folding folding) {
    char c = cursor.current();
    while (true) {
      if (YamlCursor.isBlank(c)) {
        if (passedLineBreak && c == '\t' && cursor.column < indent) {
          throw cursor.failure("found a tab character that violates indentation");
        }
        cursor.skip();
      } else if (YamlCursor.isBreak(c)) {
        folding.lineBreak(cursor);
        passedLineBreak = true;
      } else {
        return;
      }
      c = cursor.current();
    }
  }

  /** Scans a scalar in single or double quotes, the cursor on the opening quote. */
  String quoted(char quote) {
    cursor.skip();
    StringBuilder text = new StringBuilder();
    Folding folding = new Folding();
    while (true) {
      if (cursor.atDocumentIndicator()) {
        throw cursor.failure("found unexpected document indicator");
      }
      if (cursor.atEnd()) {
        throw cursor.failure("found unexpected end of stream");
      }
      boolean leadingBlanks = quotedRun(quote, text);
      if (cursor.current() == quote) {
        cursor.skip();
        return text.toString();
      }
      quotedWhitespace(text, folding, leadingBlanks);
    }
  }

  /** Takes what stands before the next whitespace; true if an escaped line break was passed. */
  private boolean quotedRun(char quote, StringBuilder text) {
    while (!YamlCursor.isBlankOrEnd(cursor.current())) {
      char c = cursor.current();
      if (c == quote) {
        if (quote != '\'' || cursor.ahead(1) != '\'') {
          return false;
        }
        text.append('\'');
        cursor.skip(2);
      } else if (c == '\\' && quote == '"') {
        if (YamlCursor.isBreak(cursor.ahead(1))) {
          cursor.skip();
          cursor.skipLine();
          return true;
        }
        escape(text);
      } else {
        text.append(c);
        cursor.skip();
      }
    }
    return false;
  }

  private void quotedWhitespace(StringBuilder text, Folding folding, boolean escapedBreak) {
    boolean leadingBlanks = escapedBreak;
    int blanksStart = cursor.pos;
    int blanksEnd = cursor.pos;
    boolean folds = escapedBreak;
    while (true) {
      char c = cursor.current();
      if (YamlCursor.isBlank(c)) {
        cursor.skip();
        if (!leadingBlanks) {
          blanksEnd = cursor.pos;
        }
      } else if (YamlCursor.isBreak(c)) {
        if (escapedBreak) {
          folding.trailingBreak(cursor);
        } else {
          folding.lineBreak(cursor);
        }
        leadingBlanks = true;
        folds = true;
      } else {
        break;
      }
    }
    if (folds) {
      folding.flush(text);
    } else {
      text.append(cursor.buffer, blanksStart, blanksEnd - blanksStart);
    }
  }

  private void escape(StringBuilder text) {
    int digits = 0;
    switch (cursor.ahead(1)) {
      case '0' -> text.append('\0');
      case 'a' -> text.append('\u0007');
      case 'b' -> text.append('\b');
      case 't', '\t' -> text.append('\t');
      case 'n' -> text.append('\n');
      case 'v' -> text.append('\u000B');
      case 'f' -> text.append('\f');
      case 'r' -> text.append('\r');
      case 'e' -> text.append('\u001B');
      case ' ' -> text.append(' ');
      case '"' -> text.append('"');
      case '\'' -> text.append('\'');
      case '\\' -> text.append('\\');
      case 'N' -> text.append('\u0085');
      case '_' -> text.append('\u00A0');
      case 'L' -> text.append('\u2028');
      case 'P' -> text.append('\u2029');
      case 'x' -> digits = 2;
      case 'u' -> digits = 4;
      case 'U' -> digits = 8;
      default -> throw cursor.failure("found unknown escape character");
    }
    cursor.skip(2);
    if (digits > 0) {
      text.appendCodePoint(codePoint(digits));
      cursor.skip(digits);
    }
  }

  private int codePoint(int digits) {
    long value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = YamlCursor.hexDigit(cursor.ahead(i));
      if (digit < 0) {
        throw cursor.failure("did not find expected hexdecimal number");
      }
      value = (value << 4) + digit;
    }
    if ((value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) {
      throw cursor.failure("found invalid Unicode character escape code");
    }
    return (int) value;
  }

  /**
   * Scans a block scalar, the cursor on its indicator.
   *
   * @param parentIndent indentation of the collection around it, -1 at the root
   */
  String block(boolean literal, int parentIndent) {
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

  /** The line breaks between two lines of a flow scalar, until it is known how they fold. */
  private static final class Folding {
    private final StringBuilder first = new StringBuilder(1);
    private final StringBuilder rest = new StringBuilder(0);
    private boolean any;

    void lineBreak(YamlCursor cursor) {
      if (any) {
        cursor.readLine(rest);
      } else {
        cursor.readLine(first);
        any = true;
      }
    }

    void trailingBreak(YamlCursor cursor) {
      cursor.readLine(rest);
    }

    void flush(StringBuilder into) {
      if (first.length() > 0 && first.charAt(0) == '\n') {
        if (rest.length() == 0) {
          into.append(' ');
        } else {
          into.append(rest);
        }
      } else {
        into.append(first).append(rest);
      }
      first.setLength(0);
      rest.setLength(0);
      any = false;
    }
  }
}
