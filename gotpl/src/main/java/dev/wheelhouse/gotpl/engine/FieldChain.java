package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.Receiver;
import dev.wheelhouse.gotpl.parse.Node;
import dev.wheelhouse.gotpl.value.GoNil;
import dev.wheelhouse.gotpl.value.GoStruct;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoValue;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;
import java.util.Map;

/**
 * Fields, map keys and methods one after the other, {@code .a.b.c}: Go's {@code evalFieldChain}.
 */
final class FieldChain implements Expression {
  private static final Argument[] NO_ARGUMENTS = {};

  private final Node node;
  private final Expression base;
  private final String[] names;
  private final Argument[] arguments;

  FieldChain(Node node, Expression base, String[] names, Argument[] arguments) {
    this.node = node;
    this.base = base;
    this.names = names;
    this.arguments = arguments;
  }

  @Override
  public Object evaluate(Frame frame, Object input) {
    frame.node = node;
    Object receiver = base.evaluate(frame, Absent.NO_INPUT);
    int last = names.length - 1;
    for (int i = 0; i < last; i++) {
      receiver = field(frame, receiver, names[i], NO_ARGUMENTS, Absent.NO_INPUT);
    }
    return field(frame, receiver, names[last], arguments, input);
  }

  private Object field(Frame frame, Object receiver, String name, Argument[] args, Object input) {
    if (GoValues.isPlainMap(receiver)
        || (receiver instanceof Map && !(receiver instanceof GoValue))) {
      Map<?, ?> map = (Map<?, ?>) receiver;
      requireNoArguments(frame, name, args, input, "is not a method but has arguments");
      Object value = map.get(name);
      if (value != null) {
        frame.lastBoxed = true;
        return value;
      }
      return absent(frame, map, name, GoType.ANY);
    }
    if (receiver == null) {
      if (frame.execution.options.missingKey() == MissingKey.ERROR) {
        throw frame.error("nil data; no entry for key " + GoQuote.quote(name));
      }
      frame.lastBoxed = false;
      return null;
    }
    return typedField(frame, receiver, name, args, input);
  }

  private Object typedField(
      Frame frame, Object receiver, String name, Argument[] args, Object input) {
    if (receiver == Absent.NIL_INTERFACE) {
      throw frame.error("nil pointer evaluating interface {}." + name);
    }
    GoType type = GoValues.typeOf(receiver);
    String shownType = frame.lastBoxed ? GoType.ANY.toString() : type.toString();
    if (receiver instanceof Receiver methods) {
      GoFunction method = methods.goMethod(name);
      if (method != null) {
        Object result = Invocation.invoke(frame, method, node, name, args, input);
        frame.lastBoxed = method.resultType().equals(GoType.ANY);
        return result;
      }
    }
    if (receiver instanceof GoStruct struct) {
      Object value = struct.goField(name);
      if (value != GoStruct.NO_FIELD) {
        requireNoArguments(
            frame, name, args, input, "has arguments but cannot be invoked as function");
        frame.lastBoxed = value == null;
        return value == null ? Absent.NIL_INTERFACE : value;
      }
    }
    if (receiver instanceof Map<?, ?> map && GoType.STRING.assignableTo(type.key())) {
      requireNoArguments(frame, name, args, input, "is not a method but has arguments");
      Object value = map.get(name);
      if (value != null) {
        frame.lastBoxed = type.elem().kind() == Kind.INTERFACE;
        return value;
      }
      return absent(frame, map, name, type.elem());
    }
    if (receiver instanceof GoNil) {
      throw frame.error("nil pointer evaluating " + shownType + "." + name);
    }
    throw frame.error("can't evaluate field " + name + " in type " + shownType);
  }

  private static void requireNoArguments(
      Frame frame, String name, Argument[] args, Object input, String complaint) {
    if (args.length > 0 || input != Absent.NO_INPUT) {
      throw frame.error(name + " " + complaint);
    }
  }

  /** What a key gives whose value is nil or that is not in the map. */
  private static Object absent(Frame frame, Map<?, ?> map, String name, GoType elem) {
    MissingKey option = frame.execution.options.missingKey();
    boolean any = elem.kind() == Kind.INTERFACE;
    frame.lastBoxed = any;
    if (!(any && option == MissingKey.ZERO) && !map.containsKey(name)) {
      switch (option) {
        case ERROR -> throw frame.error("map has no entry for key " + GoQuote.quote(name));
        case ZERO -> {
          return elem.zero();
        }
        case DEFAULT -> {
          frame.lastBoxed = false;
          return null;
        }
      }
    }
    return any ? Absent.NIL_INTERFACE : elem.zero();
  }
}
