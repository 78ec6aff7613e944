package dev.wheelhouse.gotpl.parse;

import dev.wheelhouse.gotpl.func.TemplateSyntaxError;

/** The lexer's tokens with three tokens of look-ahead, and the errors about them. */
final class TokenStream {
  private final String name;
  private final Lexer lexer;
  private final Token[] buffer = new Token[3];
  private int peeked;

  /** The line of the delimiter that opened the current action; 0 outside actions. */
  int actionLine;

  TokenStream(String name, Lexer lexer) {
    this.name = name;
    this.lexer = lexer;
  }

  Token next() {
    if (peeked > 0) {
      peeked--;
    } else {
      buffer[0] = lexer.next();
    }
    return buffer[peeked];
  }

  Token peek() {
    if (peeked == 0) {
      peeked = 1;
      buffer[0] = lexer.next();
    }
    return buffer[peeked - 1];
  }

  void backup() {
    peeked++;
  }

  /** Puts back two tokens, of which the second is in the buffer already. */
  void backup2(Token first) {
    buffer[1] = first;
    peeked = 2;
  }

  /** Puts back three tokens, of which the third is in the buffer already. */
  void backup3(Token first, Token second) {
    buffer[1] = second;
    buffer[2] = first;
    peeked = 3;
  }

  Token nextNonSpace() {
    Token token = next();
    while (token.type() == TokenType.SPACE) {
      token = next();
    }
    return token;
  }

  Token peekNonSpace() {
    Token token = nextNonSpace();
    backup();
    return token;
  }

  Token expect(TokenType type, String context) {
    Token token = nextNonSpace();
    if (token.type() != type) {
      throw unexpected(token, context);
    }
    return token;
  }

  TemplateSyntaxError unexpected(Token token, String context) {
    if (token.type() != TokenType.ERROR) {
      return error("unexpected " + token + " in " + context);
    }
    String extra = "";
    if (actionLine != 0 && actionLine != token.line()) {
      extra = " in action started at " + name + ":" + actionLine;
      if (token.text().endsWith(" action")) {
        extra = extra.substring(" in action".length());
      }
    }
    return error(token + extra);
  }

  TemplateSyntaxError error(String message) {
    return errorAt(line(), message);
  }

  /** The line of the token read last. */
  int line() {
    return buffer[0] == null ? 0 : buffer[0].line();
  }

  TemplateSyntaxError errorAt(int line, String message) {
    return new TemplateSyntaxError("template: " + name + ":" + line + ": " + message);
  }
}
