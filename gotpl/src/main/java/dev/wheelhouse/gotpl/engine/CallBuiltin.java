package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.parse.Node;
import dev.wheelhouse.gotpl.parse.Operands;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoValues;

/** The built-in {@code call}, which calls a function that is a value. */
final class CallBuiltin implements Expression {
  private static final GoFunction SIGNATURE = Builtins.FUNCTIONS.get("call");

  private final Operands.Identifier identifier;
  private final Node node;
  private final Argument[] arguments;

  CallBuiltin(Operands.Identifier identifier, Node node, Argument[] arguments) {
    this.identifier = identifier;
    this.node = node;
    this.arguments = arguments;
  }

  @Override
  public Object evaluate(Frame frame, Object input) {
    frame.node = identifier;
    frame.step();
    boolean hasInput = input != Absent.NO_INPUT;
    Invocation.checkArity(frame, SIGNATURE, "call", arguments.length, hasInput);
    Object[] values = new Object[arguments.length + (hasInput ? 1 : 0)];
    for (int i = 0; i < arguments.length; i++) {
      values[i] = Absent.unwrap(arguments[i].evaluate(frame, GoType.REFLECT_VALUE));
    }
    if (hasInput) {
      values[arguments.length] = input;
    }
    try {
      return call(frame, calleeName(input), values);
    } catch (BudgetExceededError e) {
      throw e;
    } catch (GoError e) {
      frame.node = node;
      throw frame.error("error calling call: " + e.getMessage(), e);
    }
  }

  private String calleeName(Object input) {
    if (arguments.length == 0) {
      return input instanceof String text ? text : shown(input);
    }
    Argument first = arguments[0];
    if (first instanceof Arguments.Computed computed) {
      return computed.node().toString();
    }
    return first instanceof Arguments.Constant constant ? constant.literal().toString() : "nil";
  }

  /** Go's {@code reflect.Value.String} of what is no string. */
  private static String shown(Object value) {
    return value == null ? "<invalid Value>" : "<" + GoValues.typeName(value) + " Value>";
  }

  private static Object call(Frame frame, String name, Object[] values) {
    Object callee = values[0];
    if (callee == null) {
      throw new GoError("call of nil");
    }
    if (!(callee instanceof GoFunction function)) {
      throw new GoError("non-function " + name + " of type " + GoValues.typeName(callee));
    }
    int given = values.length - 1;
    if (!function.accepts(given)) {
      throw new GoError(
          "wrong number of args for "
              + name
              + ": got "
              + given
              + " want "
              + (function.isVariadic() ? "at least " : "")
              + function.arity());
    }
    Object[] args = new Object[given];
    for (int i = 0; i < given; i++) {
      try {
        args[i] = Indexing.prepared(values[i + 1], function.paramType(i));
      } catch (GoError e) {
        throw new GoError("arg " + i + ": " + e.getMessage(), e);
      }
    }
    return function.invoke(frame, args);
  }
}
