package dev.wheelhouse.yaml;

/** Scans flow scalars: plain and quoted. Their line breaks fold into spaces. */
final class FlowScalarScanner {
  private final YamlCursor cursor;
  private boolean passedLineBreak;

  FlowScalarScanner(YamlCursor cursor) {
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
