package dev.wheelhouse.gotpl.parse;

import java.util.List;

/** The operands: constants, names and chains of fields. */
public final class Operands {
  private Operands() {}

  /** A constant. */
  public sealed interface Literal extends Node.Operand permits Bool, Text, NumberLiteral {}

  /** {@code true} or {@code false}. */
  public record Bool(int position, Source source, boolean value) implements Literal {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /**
   * A string constant.
   *
   * @param quoted as written, with its quotes
   */
  public record Text(int position, Source source, String quoted, String value) implements Literal {
    @Override
    public String toString() {
      return quoted;
    }
  }

  /** The dot. */
  public record Dot(int position, Source source) implements Node.Operand {
    @Override
    public String toString() {
      return ".";
    }
  }

  /** The constant {@code nil}. */
  public record Nil(int position, Source source) implements Node.Operand {
    @Override
    public String toString() {
      return "nil";
    }
  }

  /** The name of a function. */
  public record Identifier(int position, Source source, String name) implements Node.Operand {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A chain of fields of the dot: {@code .a.b}. */
  public record Field(int position, Source source, List<String> names) implements Node.Operand {
    @Override
    public String toString() {
      return "." + String.join(".", names);
    }
  }

  /**
   * A variable, possibly with a chain of fields: {@code $x.a.b}.
   *
   * @param names the variable's name with its dollar, then the fields
   */
  public record Variable(int position, Source source, List<String> names) implements Node.Operand {
    public String name() {
      return names.get(0);
    }

    @Override
    public String toString() {
      return String.join(".", names);
    }
  }

  /** A chain of fields of another operand: {@code (f x).a.b}. */
  public record Chain(int position, Source source, Node.Operand base, List<String> names)
      implements Node.Operand {
    @Override
    public String toString() {
      String text = base instanceof Pipe ? "(" + base + ")" : base.toString();
      return text + "." + String.join(".", names);
    }
  }
}
