package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.parse.Operands;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoValues;

/** The built-in {@code and} and {@code or}: they evaluate no more arguments than they need. */
final class ShortCircuit implements Expression {
  private final Operands.Identifier identifier;
  private final boolean or;
  private final Argument[] arguments;

  ShortCircuit(Operands.Identifier identifier, boolean or, Argument[] arguments) {
    this.identifier = identifier;
    this.or = or;
    this.arguments = arguments;
  }

  @Override
  public Object evaluate(Frame frame, Object input) {
    frame.node = identifier;
    frame.step();
    if (arguments.length == 0 && input == Absent.NO_INPUT) {
      throw frame.error("wrong number of args for " + identifier + ": want at least 1 got 0");
    }
    Object value = null;
    for (Argument argument : arguments) {
      value = argument.evaluate(frame, GoType.REFLECT_VALUE);
      if (GoValues.isTrue(Absent.unwrap(value)) == or) {
        return value;
      }
    }
    return input == Absent.NO_INPUT ? value : input;
  }
}
