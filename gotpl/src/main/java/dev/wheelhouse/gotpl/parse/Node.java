package dev.wheelhouse.gotpl.parse;

/**
 * A node of the syntax tree. {@code toString} gives the template text that Go prints for the node;
 * error messages quote it.
 */
public sealed interface Node permits Node.Operand, Statement, Command {
  /**
   * Where the node begins in its source, in chars; what an error's line and column are taken from.
   */
  int position();

  /** The text the node was parsed from. */
  Source source();

  /** What may stand as an argument of a command. */
  sealed interface Operand extends Node
      permits Pipe,
          Operands.Literal,
          Operands.Dot,
          Operands.Nil,
          Operands.Identifier,
          Operands.Field,
          Operands.Variable,
          Operands.Chain {}
}
