package dev.wheelhouse.gotpl.parse;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.value.GoInt;
import java.util.Map;

/**
 * Cuts a template's text into tokens on demand: Go's text/template/parse/lex.go. Positions count
 * chars of the Java string.
 */
final class Lexer {
  private static final int EOF = -1;
  private static final String LEFT_COMMENT = "/*";
  private static final String RIGHT_COMMENT = "*/";
  private static final int TRIM_MARKER_LENGTH = 2;

  private static final Map<String, TokenType> KEYWORDS =
      Map.ofEntries(
          Map.entry("block", TokenType.BLOCK),
          Map.entry("break", TokenType.BREAK),
          Map.entry("continue", TokenType.CONTINUE),
          Map.entry("define", TokenType.DEFINE),
          Map.entry("else", TokenType.ELSE),
          Map.entry("end", TokenType.END),
          Map.entry("if", TokenType.IF),
          Map.entry("range", TokenType.RANGE),
          Map.entry("nil", TokenType.NIL),
          Map.entry("template", TokenType.TEMPLATE),
          Map.entry("with", TokenType.WITH));

  private final String leftDelim;
  private final String rightDelim;
  private final boolean breakIsKeyword;
  private final boolean continueIsKeyword;

  private String input;
  private int at;
  private int start;
  private int line = 1;
  private int startLine = 1;
  private int parenDepth;
  private boolean insideAction;
  private Token found;

  Lexer(String input, Delimiters delimiters, boolean breakIsKeyword, boolean continueIsKeyword) {
    this.input = input;
    this.leftDelim = delimiters.left();
    this.rightDelim = delimiters.right();
    this.breakIsKeyword = breakIsKeyword;
    this.continueIsKeyword = continueIsKeyword;
  }

  /** The next token; after an error or the end of input, {@code EOF} for ever. */
  Token next() {
    found = new Token(TokenType.EOF, at, "EOF", startLine);
    boolean more;
    do {
      more = insideAction ? lexInsideAction() : lexText();
    } while (more);
    return found;
  }

  // The lex methods set `found`, or return true to go on lexing, or false at the end.

  private int peek() {
    return at < input.length() ? input.codePointAt(at) : EOF;
  }

  private int advance() {
    if (at >= input.length()) {
      return EOF;
    }
    int rune = input.codePointAt(at);
    at += Character.charCount(rune);
    if (rune == '\n') {
      line++;
    }
    return rune;
  }

  private Token thisToken(TokenType type) {
    Token token = new Token(type, start, input.substring(start, at), startLine);
    start = at;
    startLine = line;
    return token;
  }

  private boolean emit(TokenType type) {
    found = thisToken(type);
    return false;
  }

  /** Skips what has been passed since the start of this token, counting its lines. */
  private void ignore() {
    countLines(start, at);
    start = at;
    startLine = line;
  }

  private void countLines(int from, int to) {
    for (int i = input.indexOf('\n', from); i >= 0 && i < to; i = input.indexOf('\n', i + 1)) {
      line++;
    }
  }

  private boolean error(String message) {
    found = new Token(TokenType.ERROR, start, message, startLine);
    start = 0;
    at = 0;
    input = "";
    insideAction = false;
    return false;
  }

  private boolean lexText() {
    int delim = input.indexOf(leftDelim, at);
    if (delim < 0) {
      at = input.length();
      if (at > start) {
        countLines(start, at);
        return emit(TokenType.TEXT);
      }
      found = new Token(TokenType.EOF, at, "", startLine);
      return false;
    }
    if (delim > at) {
      int end = delim;
      if (hasLeftTrimMarker(delim + leftDelim.length())) {
        while (end > start && isSpace(input.charAt(end - 1))) {
          end--;
        }
      }
      at = end;
      countLines(start, at);
      Token text = thisToken(TokenType.TEXT);
      at = delim;
      ignore();
      if (!text.text().isEmpty()) {
        found = text;
        return false;
      }
    }
    return lexLeftDelim();
  }

  private boolean lexLeftDelim() {
    at += leftDelim.length();
    int marker = hasLeftTrimMarker(at) ? TRIM_MARKER_LENGTH : 0;
    if (input.startsWith(LEFT_COMMENT, at + marker)) {
      at += marker;
      ignore();
      return lexComment();
    }
    Token delim = thisToken(TokenType.LEFT_DELIM);
    insideAction = true;
    at += marker;
    ignore();
    parenDepth = 0;
    found = delim;
    return false;
  }

  private boolean lexComment() {
    at += LEFT_COMMENT.length();
    int end = input.indexOf(RIGHT_COMMENT, at);
    if (end < 0) {
      return error("unclosed comment");
    }
    at = end + RIGHT_COMMENT.length();
    boolean trim = atTrimmedRightDelim();
    if (!trim && !input.startsWith(rightDelim, at)) {
      return error("comment ends before closing delimiter");
    }
    passRightDelim(trim);
    return true;
  }

  /** Passes the closing delimiter and, if it has a trim marker, the space behind it. */
  private void passRightDelim(boolean trim) {
    if (trim) {
      at += TRIM_MARKER_LENGTH;
    }
    at += rightDelim.length();
    if (trim) {
      while (at < input.length() && isSpace(input.charAt(at))) {
        at++;
      }
    }
    ignore();
  }

  private boolean lexRightDelim() {
    boolean trim = atTrimmedRightDelim();
    if (trim) {
      at += TRIM_MARKER_LENGTH;
      ignore();
    }
    at += rightDelim.length();
    Token delim = thisToken(TokenType.RIGHT_DELIM);
    if (trim) {
      while (at < input.length() && isSpace(input.charAt(at))) {
        at++;
      }
      ignore();
    }
    insideAction = false;
    found = delim;
    return false;
  }

  private boolean hasLeftTrimMarker(int index) {
    return index + 1 < input.length()
        && input.charAt(index) == '-'
        && isSpace(input.charAt(index + 1));
  }

  private boolean atTrimmedRightDelim() {
    return at + 1 < input.length()
        && isSpace(input.charAt(at))
        && input.charAt(at + 1) == '-'
        && input.startsWith(rightDelim, at + TRIM_MARKER_LENGTH);
  }

  private boolean lexInsideAction() {
    if (atTrimmedRightDelim() || input.startsWith(rightDelim, at)) {
      return parenDepth == 0 ? lexRightDelim() : error("unclosed left paren");
    }
    int rune = peek();
    if (rune == EOF) {
      return error("unclosed action");
    }
    if (isSpace(rune)) {
      return lexSpace();
    }
    if (rune == '.' && at + 1 < input.length() && !isDigit(input.charAt(at + 1))) {
      advance();
      return lexFieldOrVariable(TokenType.FIELD);
    }
    if (rune == '.' || rune == '+' || rune == '-' || isDigit(rune)) {
      return lexNumber();
    }
    return isAlphaNumeric(rune) ? lexIdentifier() : lexSymbol();
  }

  private boolean lexSymbol() {
    int rune = advance();
    return switch (rune) {
      case '=' -> emit(TokenType.ASSIGN);
      case ':' -> advance() == '=' ? emit(TokenType.DECLARE) : error("expected :=");
      case '|' -> emit(TokenType.PIPE);
      case '"' -> lexQuoted('"', "unterminated quoted string", TokenType.STRING);
      case '`' -> lexRawQuote();
      case '$' -> lexFieldOrVariable(TokenType.VARIABLE);
      case '\'' -> lexQuoted('\'', "unterminated character constant", TokenType.CHAR_CONSTANT);
      case '(' -> {
        parenDepth++;
        yield emit(TokenType.LEFT_PAREN);
      }
      case ')' -> {
        parenDepth--;
        yield parenDepth < 0 ? error("unexpected right paren") : emit(TokenType.RIGHT_PAREN);
      }
      default ->
          (rune < 0x7F && rune > ' ')
              ? emit(TokenType.CHAR)
              : error("unrecognized character in action: " + show(rune));
    };
  }

  private boolean lexSpace() {
    int spaces = 0;
    while (isSpace(peek())) {
      advance();
      spaces++;
    }
    // The last space may belong to a trim marker in front of the closing delimiter.
    at--;
    if (atTrimmedRightDelim()) {
      if (input.charAt(at) == '\n') {
        line--;
      }
      if (spaces == 1) {
        return lexRightDelim();
      }
    } else {
      at++;
    }
    return emit(TokenType.SPACE);
  }

  private boolean lexIdentifier() {
    while (isAlphaNumeric(peek())) {
      advance();
    }
    String word = input.substring(start, at);
    if (!atTerminator()) {
      return error("bad character " + show(peek()));
    }
    TokenType keyword = KEYWORDS.get(word);
    if (keyword != null
        && (keyword != TokenType.BREAK || breakIsKeyword)
        && (keyword != TokenType.CONTINUE || continueIsKeyword)) {
      return emit(keyword);
    }
    boolean bool = word.equals("true") || word.equals("false");
    return emit(bool ? TokenType.BOOL : TokenType.IDENTIFIER);
  }

  /** The dot or the dollar has been passed. */
  private boolean lexFieldOrVariable(TokenType type) {
    if (atTerminator()) {
      return emit(type == TokenType.VARIABLE ? TokenType.VARIABLE : TokenType.DOT);
    }
    while (isAlphaNumeric(peek())) {
      advance();
    }
    return atTerminator() ? emit(type) : error("bad character " + show(peek()));
  }

  private boolean atTerminator() {
    int rune = peek();
    if (isSpace(rune)) {
      return true;
    }
    return switch (rune) {
      case EOF, '.', ',', '|', ':', ')', '(' -> true;
      default -> input.startsWith(rightDelim, at);
    };
  }

  private boolean lexQuoted(int quote, String unterminated, TokenType type) {
    while (true) {
      int rune = advance();
      if (rune == '\\') {
        rune = advance();
        if (rune != EOF && rune != '\n') {
          continue;
        }
      }
      if (rune == EOF || rune == '\n') {
        return error(unterminated);
      }
      if (rune == quote) {
        return emit(type);
      }
    }
  }

  private boolean lexRawQuote() {
    while (true) {
      int rune = advance();
      if (rune == EOF) {
        return error("unterminated raw quoted string");
      }
      if (rune == '`') {
        return emit(TokenType.RAW_STRING);
      }
    }
  }

  private boolean lexNumber() {
    boolean good = scanNumber();
    int sign = peek();
    if (good && (sign == '+' || sign == '-')) {
      boolean complex = scanNumber() && input.charAt(at - 1) == 'i';
      return complex ? emit(TokenType.COMPLEX) : badNumber();
    }
    return good ? emit(TokenType.NUMBER) : badNumber();
  }

  private boolean badNumber() {
    return error("bad number syntax: " + GoQuote.quote(input.substring(start, at)));
  }

  private boolean scanNumber() {
    accept("+-");
    String digits = "0123456789_";
    if (accept("0")) {
      if (accept("xX")) {
        digits = "0123456789abcdefABCDEF_";
      } else if (accept("oO")) {
        digits = "01234567_";
      } else if (accept("bB")) {
        digits = "01_";
      }
    }
    acceptRun(digits);
    if (accept(".")) {
      acceptRun(digits);
    }
    if (digits.length() == 11 && accept("eE")) {
      accept("+-");
      acceptRun("0123456789_");
    }
    if (digits.length() == 23 && accept("pP")) {
      accept("+-");
      acceptRun("0123456789_");
    }
    accept("i");
    if (isAlphaNumeric(peek())) {
      advance();
      return false;
    }
    return true;
  }

  private boolean accept(String valid) {
    if (at < input.length() && valid.indexOf(input.charAt(at)) >= 0) {
      at++;
      return true;
    }
    return false;
  }

  private void acceptRun(String valid) {
    while (accept(valid)) {
      // accept() moves on
    }
  }

  private static String show(int rune) {
    return rune == EOF ? "U+FFFFFFFFFFFFFFFF" : GoFormat.sprintf("%#U", GoInt.of(rune));
  }

  private static boolean isSpace(int rune) {
    return rune == ' ' || rune == '\t' || rune == '\r' || rune == '\n';
  }

  private static boolean isDigit(int rune) {
    return rune >= '0' && rune <= '9';
  }

  private static boolean isAlphaNumeric(int rune) {
    if (rune < 0x80) {
      return (rune >= 'a' && rune <= 'z')
          || (rune >= 'A' && rune <= 'Z')
          || isDigit(rune)
          || rune == '_';
    }
    return Character.isLetter(rune) || Character.isDigit(rune);
  }
}
