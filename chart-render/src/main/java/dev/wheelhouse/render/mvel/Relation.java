package dev.wheelhouse.render.mvel;

/** The comparisons of the language. */
enum Relation {
  EQUAL("=="),
  DIFFERENT("!="),
  AT_MOST("<="),
  AT_LEAST(">="),
  LESS("<"),
  GREATER(">");

  private final String symbol;

  Relation(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  /** Whether two values stand in this relation. */
  boolean holds(Object left, Object right, int offset) {
    return switch (this) {
      case EQUAL -> Values.isEqual(left, right, offset);
      case DIFFERENT -> !Values.isEqual(left, right, offset);
      case AT_MOST -> Values.compare(left, right, offset) <= 0;
      case AT_LEAST -> Values.compare(left, right, offset) >= 0;
      case LESS -> Values.compare(left, right, offset) < 0;
      case GREATER -> Values.compare(left, right, offset) > 0;
    };
  }
}
