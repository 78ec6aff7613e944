package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.parse.Node;
import dev.wheelhouse.gotpl.parse.Operands;
import dev.wheelhouse.gotpl.value.GoType;

/** The call of a function by its name. */
final class FunctionCall implements Expression {
  private final Operands.Identifier identifier;
  private final Node node;
  private final GoFunction function;
  private final Argument[] arguments;

  /**
   * @param node what an error of the function is reported at: the command, or the name alone
   */
  FunctionCall(
      Operands.Identifier identifier, Node node, GoFunction function, Argument[] arguments) {
    this.identifier = identifier;
    this.node = node;
    this.function = function;
    this.arguments = arguments;
  }

  @Override
  public Object evaluate(Frame frame, Object input) {
    frame.node = identifier;
    Object result = Invocation.invoke(frame, function, node, identifier.name(), arguments, input);
    frame.lastBoxed = function.resultType().equals(GoType.ANY);
    return result;
  }
}
