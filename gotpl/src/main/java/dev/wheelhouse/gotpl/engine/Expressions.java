package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.parse.Node;

/** The simple expressions. */
final class Expressions {
  private Expressions() {}

  /** The dot. */
  record DotValue() implements Expression {
    @Override
    public Object evaluate(Frame frame, Object input) {
      frame.lastBoxed = frame.dotBoxed;
      return frame.dot;
    }
  }

  /** The dot as the start of a chain of fields. */
  record DotBase() implements Expression {
    @Override
    public Object evaluate(Frame frame, Object input) {
      frame.lastBoxed = frame.dotBoxed;
      return frame.dot;
    }
  }

  /** Another operand as the start of a chain of fields. */
  record ArgumentBase(Argument argument) implements Expression {
    @Override
    public Object evaluate(Frame frame, Object input) {
      frame.lastBoxed = false;
      return argument.evaluate(frame, null);
    }
  }

  /** A constant by itself. */
  record ConstantValue(Arguments.Constant constant) implements Expression {
    @Override
    public Object evaluate(Frame frame, Object input) {
      frame.lastBoxed = false;
      return constant.untypedValue(frame);
    }
  }

  /** A variable, without its fields. */
  record VariableValue(Node node, int slot) implements Expression {
    @Override
    public Object evaluate(Frame frame, Object input) {
      frame.node = node;
      if (slot < 0) {
        String text = node.toString();
        int dot = text.indexOf('.');
        throw frame.error("undefined variable: " + (dot < 0 ? text : text.substring(0, dot)));
      }
      frame.lastBoxed = frame.boxed[slot];
      return frame.variables[slot];
    }
  }

  /** What fails whenever it is evaluated. */
  record Failure(String reason) implements Expression {
    @Override
    public Object evaluate(Frame frame, Object input) {
      throw frame.error(reason);
    }
  }

  /** A command that is a variable and so takes no arguments; it is looked up first. */
  record VariableCommand(VariableValue variable, boolean hasArguments) implements Expression {
    @Override
    public Object evaluate(Frame frame, Object input) {
      Object value = variable.evaluate(frame, input);
      if (hasArguments || input != Absent.NO_INPUT) {
        throw frame.error("can't give argument to non-function " + variable.node);
      }
      return value;
    }
  }

  /**
   * A command that is no function and so takes no arguments.
   *
   * @param marks whether the operand becomes the current node before the check
   */
  record NoFunction(Node operand, boolean hasArguments, Expression value, boolean marks)
      implements Expression {
    @Override
    public Object evaluate(Frame frame, Object input) {
      if (marks) {
        frame.node = operand;
      }
      if (hasArguments || input != Absent.NO_INPUT) {
        throw frame.error("can't give argument to non-function " + operand);
      }
      return value.evaluate(frame, input);
    }
  }
}
