package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.parse.Node;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoType;

/** Calls of functions and methods: Go's {@code evalCall}. */
final class Invocation {
  private Invocation() {}

  /** Go's check of the number of arguments. */
  static void checkArity(Frame frame, GoFunction function, String name, int args, boolean input) {
    int given = args + (input ? 1 : 0);
    if (function.accepts(given)) {
      return;
    }
    throw frame.error(
        "wrong number of args for "
            + name
            + ": want "
            + (function.isVariadic()
                ? "at least " + function.arity() + " got " + args
                : function.arity() + " got " + given));
  }

  /** Evaluates the arguments, calls the function and names it if it fails. */
  static Object invoke(
      Frame frame, GoFunction function, Node node, String name, Argument[] args, Object input) {
    frame.step();
    boolean hasInput = input != Absent.NO_INPUT;
    checkArity(frame, function, name, args.length, hasInput);
    Object[] values = new Object[args.length + (hasInput ? 1 : 0)];
    for (int i = 0; i < args.length; i++) {
      values[i] = args[i].evaluate(frame, function.paramType(i));
    }
    if (hasInput) {
      values[args.length] = Types.checked(frame, input, function.paramType(args.length));
    }
    return call(frame, function, node, name, values);
  }

  static Object call(Frame frame, GoFunction function, Node node, String name, Object[] values) {
    try {
      Object result = function.invoke(frame, values);
      if (result instanceof String text && frame.budget.built(text.length())) {
        throw frame.exceeded(BudgetExceededError.Limit.OUTPUT);
      }
      return result == null && !function.resultType().equals(GoType.REFLECT_VALUE)
          ? nilResult(function.resultType())
          : result;
    } catch (BudgetExceededError e) {
      throw e;
    } catch (GoError e) {
      frame.node = node;
      throw frame.error("error calling " + name + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      frame.node = node;
      throw frame.error("error calling " + name + ": " + e, e);
    }
  }

  private static Object nilResult(GoType type) {
    return type.equals(GoType.ANY) ? Absent.NIL_INTERFACE : type.zero();
  }
}
