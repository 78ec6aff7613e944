package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.parse.Statement;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoPointerStringer;
import dev.wheelhouse.gotpl.value.GoStringer;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;

/** The statements, but for {@code range}: Go's {@code walk}. */
final class Steps {
  static final Step BREAK =
      frame -> {
        frame.step();
        return Step.Outcome.BREAK;
      };

  static final Step CONTINUE =
      frame -> {
        frame.step();
        return Step.Outcome.CONTINUE;
      };

  private Steps() {}

  /** Several statements one after the other. */
  static final class Sequence implements Step {
    private final Step[] steps;

    Sequence(Step[] steps) {
      this.steps = steps;
    }

    @Override
    public Outcome run(Frame frame) {
      for (Step step : steps) {
        Outcome outcome = step.run(frame);
        if (outcome != Outcome.DONE) {
          return outcome;
        }
      }
      return Outcome.DONE;
    }
  }

  /** Literal text. */
  record Text(Statement.Text node) implements Step {
    @Override
    public Outcome run(Frame frame) {
      frame.node = node;
      frame.step();
      frame.write(node.text());
      return Outcome.DONE;
    }
  }

  /** A pipeline whose value goes to variables. */
  record Evaluate(Statement.Action node, Pipeline pipe) implements Step {
    @Override
    public Outcome run(Frame frame) {
      frame.node = node;
      frame.step();
      pipe.evaluate(frame);
      return Outcome.DONE;
    }
  }

  /** A pipeline whose value is printed. */
  record Print(Statement.Action node, Pipeline pipe) implements Step {
    @Override
    public Outcome run(Frame frame) {
      frame.node = node;
      frame.step();
      Object value = pipe.evaluate(frame);
      frame.node = node;
      if (value instanceof String text) {
        frame.write(text);
      } else if (value == null) {
        frame.write("<no value>");
      } else {
        frame.write(printed(frame, node, value));
      }
      return Outcome.DONE;
    }

    private static String printed(Frame frame, Statement.Action node, Object value) {
      if (value instanceof Double || value instanceof GoInt || value instanceof Boolean) {
        return GoFormat.toText(value);
      }
      GoType type = GoValues.typeOf(value);
      if (type.kind() == Kind.FUNC) {
        throw frame.error("can't print " + node + " of type " + type);
      }
      return printable(value, type);
    }
  }

  /** A pointer is printed as what it points to. */
  static String printable(Object value, GoType type) {
    if (value instanceof GoPointerStringer stringer) {
      return stringer.goPointerString();
    }
    String text = GoFormat.toText(value);
    boolean pointer = type.kind() == Kind.POINTER && !(value instanceof GoStringer);
    return pointer && text.startsWith("&") ? text.substring(1) : text;
  }

  /** {@code if}. */
  record If(Statement.Branch node, Pipeline pipe, Step body, Step otherwise) implements Step {
    @Override
    public Outcome run(Frame frame) {
      frame.node = node;
      frame.step();
      if (GoValues.isTrue(pipe.evaluate(frame))) {
        return body.run(frame);
      }
      return otherwise == null ? Outcome.DONE : otherwise.run(frame);
    }
  }

  /** {@code with}. */
  record With(Statement.Branch node, Pipeline pipe, Step body, Step otherwise) implements Step {
    @Override
    public Outcome run(Frame frame) {
      frame.node = node;
      frame.step();
      Object value = pipe.evaluate(frame);
      if (!GoValues.isTrue(value)) {
        return otherwise == null ? Outcome.DONE : otherwise.run(frame);
      }
      Object dot = frame.dot;
      boolean dotBoxed = frame.dotBoxed;
      frame.dot = value;
      frame.dotBoxed = false;
      Outcome outcome = body.run(frame);
      frame.dot = dot;
      frame.dotBoxed = dotBoxed;
      return outcome;
    }
  }

  /** {@code template}. */
  record Invoke(Statement.Invocation node, Pipeline pipe) implements Step {
    @Override
    public Outcome run(Frame frame) {
      frame.node = node;
      frame.step();
      TemplateCode code = frame.execution.templates.find(node.name());
      if (code == null) {
        throw frame.error("template " + GoQuote.quote(node.name()) + " not defined");
      }
      int limit = frame.budget.limits().depth();
      if (frame.depth >= limit) {
        throw frame.error("exceeded maximum template depth (" + limit + ")");
      }
      Object data = pipe == null ? null : pipe.evaluate(frame);
      Frame callee = new Frame(frame.execution, code, data, frame.out, frame.depth + 1);
      frame.execution.run(/* frame= */ callee, /* caller= */ frame);
      return Outcome.DONE;
    }
  }
}
