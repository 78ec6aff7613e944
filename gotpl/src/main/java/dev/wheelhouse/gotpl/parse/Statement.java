package dev.wheelhouse.gotpl.parse;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import java.util.List;

/** What a template's body consists of. */
public sealed interface Statement extends Node {
  /** Literal text. */
  record Text(int position, Source source, String text) implements Statement {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A pipeline whose value is printed, or stored if it has variables. */
  record Action(int position, Source source, Pipe pipe) implements Statement {
    @Override
    public String toString() {
      return "{{" + pipe + "}}";
    }
  }

  /** The kinds of {@link Branch}. */
  enum BranchKind {
    IF,
    RANGE,
    WITH;

    public String keyword() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * {@code if}, {@code range} or {@code with}.
   *
   * @param otherwise the body of {@code else}, or null
   */
  record Branch(int position, Source source, BranchKind kind, Pipe pipe, Body body, Body otherwise)
      implements Statement {
    @Override
    public String toString() {
      return "{{"
          + kind.keyword()
          + " "
          + pipe
          + "}}"
          + body
          + (otherwise == null ? "" : "{{else}}" + otherwise)
          + "{{end}}";
    }
  }

  /**
   * {@code break} or {@code continue}.
   *
   * @param leaves whether the jump leaves the loop
   */
  record Jump(int position, Source source, boolean leaves) implements Statement {
    @Override
    public String toString() {
      return leaves ? "{{break}}" : "{{continue}}";
    }
  }

  /**
   * The invocation of another template.
   *
   * @param pipe the argument, or null
   */
  record Invocation(int position, Source source, String name, Pipe pipe) implements Statement {
    @Override
    public String toString() {
      return "{{template " + GoQuote.quote(name) + (pipe == null ? "" : " " + pipe) + "}}";
    }
  }

  /** A list of statements. */
  record Body(int position, Source source, List<Statement> statements) implements Statement {
    public Body {
      statements = List.copyOf(statements);
    }

    /** Is there nothing but white space? Such a definition replaces no other. */
    public boolean isEmpty() {
      return statements.stream()
          .allMatch(
              statement ->
                  (statement instanceof Text text && isBlank(text.text()))
                      || (statement instanceof Body body && body.isEmpty()));
    }

    /** Go's {@code bytes.TrimSpace(text)} is empty. */
    private static boolean isBlank(String text) {
      return text.codePoints()
          .allMatch(
              c ->
                  c == ' '
                      || (c >= '\t' && c <= '\r')
                      || c == 0x85
                      || c == 0xA0
                      || (c > 0xFF && Character.isSpaceChar(c)));
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      statements.forEach(text::append);
      return text.toString();
    }
  }
}
