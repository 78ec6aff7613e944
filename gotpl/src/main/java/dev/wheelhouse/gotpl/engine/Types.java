package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoValue;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;
import java.util.List;
import java.util.Map;

/** Whether a value may be passed where a type is wanted. */
final class Types {
  private Types() {}

  static boolean canBeNil(GoType type) {
    return type.kind().canBeNil() || type.equals(GoType.REFLECT_VALUE);
  }

  /** Go's {@code validateType}: the value for a parameter of the type, or an error. */
  static Object checked(Frame frame, Object value, GoType type) {
    if (type == null || type.equals(GoType.REFLECT_VALUE)) {
      return value;
    }
    if (value instanceof String
        ? type.equals(GoType.STRING) || type.equals(GoType.ANY)
        : isPlain(value, type)) {
      return value;
    }
    if (value == null) {
      if (type.kind().canBeNil()) {
        return type.zero();
      }
      throw frame.error("invalid value; expected " + type);
    }
    if (value == Absent.NIL_INTERFACE) {
      if (type.equals(GoType.ANY)) {
        return null;
      }
      throw frame.error("wrong type for value; expected " + type + "; got interface {}");
    }
    GoType actual = GoValues.typeOf(value);
    if (actual.assignableTo(type)
        || (actual.kind() == Kind.POINTER && actual.elem().assignableTo(type))) {
      return value;
    }
    throw frame.error("wrong type for value; expected " + type + "; got " + actual);
  }

  private static boolean isPlain(Object value, GoType type) {
    if (value == null || value == Absent.NIL_INTERFACE) {
      return false;
    }
    if (type.equals(GoType.ANY)) {
      return true;
    }
    if (value instanceof GoValue) {
      return false;
    }
    return (type.equals(GoType.MAP) && value instanceof Map)
        || (type.equals(GoType.LIST) && value instanceof List);
  }
}
