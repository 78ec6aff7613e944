package dev.wheelhouse.render.mvel;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands inside {@code @{}}: evaluated by itself, never by MVEL. Immutable.
 *
 * <p>Values are null, Boolean, Number, String, {@link dev.wheelhouse.charts.ChartFile} (a text),
 * Map and List.
 */
sealed interface Expression {
  /** Where it starts in its template. */
  int offset();

  /**
   * The value in a frame.
   *
   * @throws Failure when there is none
   */
  Object evaluate(Frame frame);

  /** A number, text, true, false or null. */
  record Literal(int offset, Object value) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return value;
    }
  }

  /** One of the names that every template sees, such as {@code values}. */
  record Global(int offset, String name) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return frame.global(name);
    }
  }

  /** The element of an enclosing {@code @foreach}. */
  record LoopVariable(int offset, int slot) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return frame.slot(slot);
    }
  }

  /**
   * {@code root.name[index].name}.
   *
   * @param keys one for each step
   */
  record Path(int offset, Expression root, List<Expression> keys) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      Object value = root.evaluate(frame);
      for (Expression key : keys) {
        frame.work().step(1);
        value = Values.member(value, key.evaluate(frame), key.offset());
      }
      return value;
    }
  }

  /** {@code !operand}. */
  record Not(int offset, Expression operand) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return !Values.isTrue(operand.evaluate(frame));
    }
  }

  /** {@code a && b}: stops at the first that is false. */
  record All(int offset, List<Expression> operands) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      for (Expression operand : operands) {
        frame.work().step(1);
        if (!Values.isTrue(operand.evaluate(frame))) {
          return false;
        }
      }
      return true;
    }
  }

  /** {@code a || b}: stops at the first that is true. */
  record Any(int offset, List<Expression> operands) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      for (Expression operand : operands) {
        frame.work().step(1);
        if (Values.isTrue(operand.evaluate(frame))) {
          return true;
        }
      }
      return false;
    }
  }

  /** {@code condition ? yes : no}: only the chosen one is evaluated. */
  record Choice(Expression condition, Expression yes, Expression no) implements Expression {
    @Override
    public int offset() {
      return condition.offset();
    }

    @Override
    public Object evaluate(Frame frame) {
      frame.work().step(1);
      return Values.isTrue(condition.evaluate(frame)) ? yes.evaluate(frame) : no.evaluate(frame);
    }
  }

  /** {@code a == b} and its kind. */
  record Comparison(int offset, Relation relation, Expression left, Expression right)
      implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      frame.work().step(1);
      return relation.holds(left.evaluate(frame), right.evaluate(frame), offset);
    }
  }

  /** {@code a + b}: numbers are added, texts joined. */
  record Sum(int offset, List<Expression> operands) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      Object sum = operands.get(0).evaluate(frame);
      for (Expression operand : operands.subList(1, operands.size())) {
        frame.work().step(1);
        sum = Values.sum(sum, operand.evaluate(frame), frame.work(), operand.offset());
      }
      return sum;
    }
  }

  /** {@code function(argument, ...)}. */
  record Call(int offset, Builtin function, List<Expression> arguments) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      frame.work().step(1);
      return function.call(new Arguments(frame, offset, function.name(), evaluated(frame)));
    }

    private List<Object> evaluated(Frame frame) {
      List<Object> values = new ArrayList<>(arguments.size());
      arguments.forEach(argument -> values.add(argument.evaluate(frame)));
      return values;
    }
  }
}
