package dev.wheelhouse.yaml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Scans anchors, aliases, tags and directives. */
final class TagScanner {
  private static final int MAX_VERSION_DIGITS = 2;
  private static final String URI_CHARACTERS = ";/?:@&=+$,.!~*'()[]%";

  private final YamlCursor cursor;

  TagScanner(YamlCursor cursor) {
    this.cursor = cursor;
  }

  /** Scans the name after {@code &} or {@code *}, the cursor on that indicator. */
  Token anchor(TokenType type) {
    int line = cursor.line;
    cursor.skip();
    String name = word();
    char end = cursor.current();
    if (name.isEmpty() || !(YamlCursor.isBlankOrEnd(end) || "?:,]}%@`".indexOf(end) >= 0)) {
      throw cursor.failure("did not find expected alphabetic or numeric character");
    }
    return Token.of(type, line, name);
  }

  private String word() {
    int start = cursor.pos;
    while (YamlCursor.isWord(cursor.current())) {
      cursor.skip();
    }
    return new String(cursor.buffer, start, cursor.pos - start);
  }

  /** Scans a tag, the cursor on its exclamation mark. */
  Token tag() {
    int line = cursor.line;
    String handle = "";
    String suffix;
    if (cursor.ahead(1) == '<') {
      cursor.skip(2);
      suffix = uri("");
      if (cursor.current() != '>') {
        throw cursor.failure("did not find the expected '>'");
      }
      cursor.skip();
    } else {
      handle = handle(false);
      if (handle.length() > 1 && handle.endsWith("!")) {
        suffix = uri("");
      } else {
        suffix = uri(handle);
        handle = "!";
        if (suffix.isEmpty()) {
          suffix = handle;
          handle = "";
        }
      }
    }
    if (!YamlCursor.isBlankOrEnd(cursor.current())) {
      throw cursor.failure("did not find expected whitespace or line break");
    }
    return new Token(TokenType.TAG, line, handle, suffix);
  }

  private String handle(boolean directive) {
    if (cursor.current() != '!') {
      throw cursor.failure("did not find expected '!'");
    }
    int start = cursor.pos;
    cursor.skip();
    word();
    if (cursor.current() == '!') {
      cursor.skip();
    } else if (directive && cursor.pos - start != 1) {
      throw cursor.failure("did not find expected '!'");
    }
    return new String(cursor.buffer, start, cursor.pos - start);
  }

  private String uri(String head) {
    StringBuilder uri = new StringBuilder(head.isEmpty() ? "" : head.substring(1));
    boolean found = !head.isEmpty();
    while (YamlCursor.isWord(cursor.current()) || URI_CHARACTERS.indexOf(cursor.current()) >= 0) {
      found = true;
      if (cursor.current() == '%') {
        uri.append(escapedCharacter());
      } else {
        uri.append(cursor.current());
        cursor.skip();
      }
    }
    if (!found) {
      throw cursor.failure("did not find expected tag URI");
    }
    return uri.toString();
  }

  private String escapedCharacter() {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(4);
    int expected = 1;
    while (octets.size() < expected) {
      int high = YamlCursor.hexDigit(cursor.ahead(1));
      int low = high < 0 ? -1 : YamlCursor.hexDigit(cursor.ahead(2));
      if (cursor.current() != '%' || low < 0) {
        throw cursor.failure("did not find URI escaped octet");
      }
      int octet = high << 4 | low;
      if (octets.size() == 0) {
        expected = Utf8Input.width(octet);
        if (expected == 0) {
          throw cursor.failure("found an incorrect leading UTF-8 octet");
        }
      } else if ((octet & 0xC0) != 0x80) {
        throw cursor.failure("found an incorrect trailing UTF-8 octet");
      }
      octets.write(octet);
      cursor.skip(3);
    }
    return octets.toString(StandardCharsets.UTF_8);
  }

  /** Scans a directive, the cursor on its percent sign; passes the rest of its line. */
  Token directive() {
    int line = cursor.line;
    cursor.skip();
    String name = word();
    if (name.isEmpty()) {
      throw cursor.failure("could not find expected directive name");
    }
    if (!YamlCursor.isBlankOrEnd(cursor.current())) {
      throw cursor.failure("found unexpected non-alphabetical character");
    }
    Token token =
        switch (name) {
          case "YAML" -> versionDirective(line);
          case "TAG" -> tagDirective(line);
          default -> throw cursor.failure("found unknown directive name");
        };
    cursor.skipBlanks();
    cursor.skipComment();
    if (!YamlCursor.isBreakOrEnd(cursor.current())) {
      throw cursor.failure("did not find expected comment or line break");
    }
    cursor.skipLine();
    return token;
  }

  private Token versionDirective(int line) {
    cursor.skipBlanks();
    int major = versionNumber();
    if (cursor.current() != '.') {
      throw cursor.failure("did not find expected digit or '.' character");
    }
    cursor.skip();
    return Token.of(TokenType.VERSION_DIRECTIVE, line, major + "." + versionNumber());
  }

  private int versionNumber() {
    int value = 0;
    int digits = 0;
    while (YamlCursor.isDigit(cursor.current())) {
      digits++;
      if (digits > MAX_VERSION_DIGITS) {
        throw cursor.failure("found extremely long version number");
      }
      value = value * 10 + cursor.current() - '0';
      cursor.skip();
    }
    if (digits == 0) {
      throw cursor.failure("did not find expected version number");
    }
    return value;
  }

  private Token tagDirective(int line) {
    cursor.skipBlanks();
    String handle = handle(true);
    if (!YamlCursor.isBlank(cursor.current())) {
      throw cursor.failure("did not find expected whitespace");
    }
    cursor.skipBlanks();
    String prefix = uri("");
    if (!YamlCursor.isBlankOrEnd(cursor.current())) {
      throw cursor.failure("did not find expected whitespace or line break");
    }
    return new Token(TokenType.TAG_DIRECTIVE, line, handle, prefix);
  }
}
