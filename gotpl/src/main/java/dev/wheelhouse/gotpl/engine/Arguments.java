package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.parse.Node;
import dev.wheelhouse.gotpl.parse.NumberLiteral;
import dev.wheelhouse.gotpl.parse.Operands;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoUint;
import dev.wheelhouse.gotpl.value.Kind;

/** The kinds of arguments: Go's {@code evalArg}. */
final class Arguments {
  private Arguments() {}

  /** An argument that is computed. */
  record Computed(Node node, Expression expression) implements Argument {
    @Override
    public Object evaluate(Frame frame, GoType type) {
      frame.node = node;
      return Types.checked(frame, expression.evaluate(frame, Absent.NO_INPUT), type);
    }
  }

  /** {@code nil}. */
  record NilArgument(Node node) implements Argument {
    @Override
    public Object evaluate(Frame frame, GoType type) {
      frame.node = node;
      if (type.kind().canBeNil()) {
        return type.zero();
      }
      if (type.equals(GoType.REFLECT_VALUE)) {
        return null;
      }
      throw frame.error("cannot assign nil to " + type);
    }
  }

  /**
   * A constant.
   *
   * @param value as an {@code interface {}} gets it; null for a number that overflows int
   */
  record Constant(Operands.Literal literal, Object value) implements Argument {
    static Constant of(Operands.Literal literal) {
      return new Constant(literal, untyped(literal));
    }

    /** Go's {@code idealConstant}. */
    private static Object untyped(Operands.Literal literal) {
      if (literal instanceof Operands.Bool bool) {
        return bool.value();
      }
      if (literal instanceof Operands.Text text) {
        return text.value();
      }
      NumberLiteral number = (NumberLiteral) literal;
      if (number.complex() != null) {
        return number.complex();
      }
      if (number.looksLikeFloat()) {
        return number.floating();
      }
      return number.integer() == null ? null : GoInt.of(number.integer());
    }

    Object untypedValue(Frame frame) {
      if (value == null) {
        throw frame.error(literal + " overflows int");
      }
      return value;
    }

    @Override
    public Object evaluate(Frame frame, GoType type) {
      frame.node = literal;
      if (type.equals(GoType.ANY) || type.equals(GoType.REFLECT_VALUE)) {
        return untypedValue(frame);
      }
      if (type.equals(GoType.STRING) && value instanceof String) {
        return value;
      }
      return typed(frame, type);
    }

    private Object typed(Frame frame, GoType type) {
      NumberLiteral number = literal instanceof NumberLiteral n ? n : null;
      Kind kind = type.kind();
      if (kind == Kind.BOOL) {
        return literal instanceof Operands.Bool ? value : expected(frame, "bool");
      }
      if (kind == Kind.STRING) {
        return literal instanceof Operands.Text ? value : expected(frame, "string");
      }
      if (kind.isInt()) {
        boolean fits = number != null && number.integer() != null;
        return fits ? signed(kind, number.integer()) : expected(frame, "integer");
      }
      if (kind.isUint()) {
        boolean fits = number != null && number.unsigned() != null;
        return fits ? GoUint.of(kind, number.unsigned()) : expected(frame, "unsigned integer");
      }
      if (kind.isFloat()) {
        if (number == null || number.floating() == null) {
          return expected(frame, "float");
        }
        return kind == Kind.FLOAT32 ? (Object) number.floating().floatValue() : number.floating();
      }
      if (kind.isComplex()) {
        boolean fits = number != null && number.complex() != null;
        return fits ? number.complex() : expected(frame, "complex");
      }
      throw frame.error("can't handle " + literal + " for arg of type " + type);
    }

    private Object expected(Frame frame, String what) {
      throw frame.error("expected " + what + "; found " + literal);
    }

    private static Object signed(Kind kind, long value) {
      return switch (kind) {
        case INT8 -> (byte) value;
        case INT16 -> (short) value;
        case INT32 -> (int) value;
        case INT64 -> value;
        default -> GoInt.of(value);
      };
    }
  }
}
