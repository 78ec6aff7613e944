package dev.wheelhouse.gotpl.parse;

import dev.wheelhouse.gotpl.func.TemplateSyntaxError;
import java.util.function.Function;

/** How deep a text may nest. */
public enum Nesting {
  /** As deep as any stack bears; more is a {@link DeepNestingException}. */
  SHALLOW(100, 100),
  /** Go's 10 000 parentheses, and as many control structures; more is a syntax error. */
  DEEP(10_000, 10_000);

  private final int parentheses;
  private final int blocks;

  Nesting(int parentheses, int blocks) {
    this.parentheses = parentheses;
    this.blocks = blocks;
  }

  void checkParentheses(int depth, Function<String, TemplateSyntaxError> error) {
    check(depth, parentheses, "max expression depth exceeded", error);
  }

  void checkBlocks(int depth, Function<String, TemplateSyntaxError> error) {
    check(depth, blocks, "max nesting of control structures exceeded", error);
  }

  private void check(
      int depth, int limit, String message, Function<String, TemplateSyntaxError> error) {
    if (depth > limit) {
      if (this == SHALLOW) {
        throw new DeepNestingException();
      }
      throw error.apply(message);
    }
  }
}
