package dev.wheelhouse.yaml;

/**
 * One token of a YAML stream.
 *
 * @param type what it is
 * @param line zero-based line on which it starts
 * @param value text of a scalar, name of an anchor or alias, handle of a tag or tag directive; ""
 *     for all others
 * @param suffix suffix of a tag, prefix of a tag directive, or ""
 */
record Token(TokenType type, int line, String value, String suffix) {
  static Token of(TokenType type, int line) {
    return new Token(type, line, "", "");
  }

  static Token of(TokenType type, int line, String value) {
    return new Token(type, line, value, "");
  }
}
