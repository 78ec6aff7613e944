package dev.wheelhouse.gotpl.fmt;

import dev.wheelhouse.gotpl.value.GoBytes;
import dev.wheelhouse.gotpl.value.GoComplex;
import dev.wheelhouse.gotpl.value.GoNil;
import dev.wheelhouse.gotpl.value.GoStringer;
import dev.wheelhouse.gotpl.value.GoStrings;
import dev.wheelhouse.gotpl.value.GoStruct;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;
import dev.wheelhouse.gotpl.value.TooLargeError;
import java.util.List;
import java.util.Map;

/** Prints one value with one verb: the {@code pp} of Go's fmt/print.go. */
final class Printer {
  /** What stands for an address; Go prints a different one in each run. */
  private static final long ADDRESS = 0xc000010000L;

  private final StringBuilder out;
  private final int start;
  private final Flags flags;
  private final Pieces pieces;
  private boolean erroring;

  Printer(StringBuilder out, Flags flags) {
    this.out = out;
    this.start = out.length();
    this.flags = flags;
    this.pieces = new Pieces(out, flags);
  }

  static boolean isStringKind(Object value) {
    return value instanceof String || GoValues.kindOf(value) == Kind.STRING;
  }

  void printArg(Object arg, int verb) {
    if (arg == null) {
      if (verb == 'T' || verb == 'v') {
        pieces.pad("<nil>");
      } else {
        badVerb(null, verb);
      }
    } else if (verb == 'T') {
      pieces.string(GoValues.typeName(arg));
    } else if (verb == 'p') {
      pointer(arg, verb);
    } else {
      printValue(arg, verb, 0);
    }
  }

  private void badVerb(Object arg, int verb) {
    erroring = true;
    out.append("%!").appendCodePoint(verb).append('(');
    if (arg == null) {
      out.append("<nil>");
    } else {
      out.append(GoValues.typeName(arg)).append('=');
      printArg(arg, 'v');
    }
    out.append(')');
    erroring = false;
  }

  private void printValue(Object value, int verb, int depth) {
    if (value instanceof String string) {
      string(value, string, verb);
      return;
    }
    if (verb == 'w' && !erroring) {
      badVerb(value, verb);
      return;
    }
    if (value instanceof GoStringer stringer && printsItself(verb)) {
      string(value, stringer.goString(), verb);
      return;
    }
    GoType type = GoValues.typeOf(value);
    switch (type.kind()) {
      case BOOL -> bool((Boolean) value, verb);
      case INT, INT8, INT16, INT32, INT64 -> integer((Number) value, true, verb);
      case UINT, UINT8, UINT16, UINT32, UINT64, UINTPTR -> integer((Number) value, false, verb);
      case FLOAT32 -> floating(value, ((Number) value).floatValue(), 32, verb);
      case FLOAT64 -> floating(value, ((Number) value).doubleValue(), 64, verb);
      case COMPLEX64, COMPLEX128 -> complex((GoComplex) value, verb);
      case STRING -> string(value, value.toString(), verb);
      case MAP -> map((Map<?, ?>) value, type, verb, depth);
      case SLICE, ARRAY -> list((List<?>) value, type, verb, depth);
      case STRUCT -> struct(value, type, verb, depth);
      case POINTER -> pointerTarget(value, type, verb, depth);
      case FUNC, INTERFACE -> pointer(value, verb);
    }
  }

  private boolean printsItself(int verb) {
    if (erroring || flags.sharpV) {
      return false;
    }
    return verb == 'v' || verb == 's' || verb == 'x' || verb == 'X' || verb == 'q';
  }

  private void element(Object value, int verb, int depth) {
    TooLargeError.checkChars(out.length() - start);
    if (value == null) {
      out.append(flags.sharpV ? "interface {}(nil)" : "<nil>");
    } else {
      printValue(value, verb, depth + 1);
    }
  }

  private void bool(Boolean value, int verb) {
    if (verb == 't' || verb == 'v') {
      pieces.pad(value.toString());
    } else {
      badVerb(value, verb);
    }
  }

  private void integer(Number value, boolean signed, int verb) {
    long bits = value.longValue();
    switch (verb) {
      case 'v' -> {
        if (flags.sharpV && !signed) {
          hex(bits, true);
        } else {
          pieces.integer(bits, 10, signed, verb, false);
        }
      }
      case 'd' -> pieces.integer(bits, 10, signed, verb, false);
      case 'b' -> pieces.integer(bits, 2, signed, verb, false);
      case 'o', 'O' -> pieces.integer(bits, 8, signed, verb, false);
      case 'x' -> pieces.integer(bits, 16, signed, verb, false);
      case 'X' -> pieces.integer(bits, 16, signed, verb, true);
      case 'c' -> pieces.character(bits);
      case 'q' -> pieces.quotedCharacter(bits);
      case 'U' -> pieces.unicode(bits);
      default -> badVerb(value, verb);
    }
  }

  private void hex(long bits, boolean leading0x) {
    boolean sharp = flags.sharp;
    flags.sharp = leading0x;
    pieces.integer(bits, 16, false, 'v', false);
    flags.sharp = sharp;
  }

  private void floating(Object arg, double value, int size, int verb) {
    switch (verb) {
      case 'v' -> pieces.floating(value, size, 'g', -1);
      case 'b', 'g', 'G', 'x', 'X' -> pieces.floating(value, size, (char) verb, -1);
      case 'f', 'e', 'E' -> pieces.floating(value, size, (char) verb, 6);
      case 'F' -> pieces.floating(value, size, 'f', 6);
      default -> badVerb(arg, verb);
    }
  }

  private void complex(GoComplex value, int verb) {
    if (verb > 'z' || "vbgGxXfFeE".indexOf(verb) < 0) {
      badVerb(value, verb);
      return;
    }
    boolean plus = flags.plus;
    out.append('(');
    floating(value, value.real(), 64, verb);
    flags.plus = true;
    floating(value, value.imaginary(), 64, verb);
    out.append("i)");
    flags.plus = plus;
  }

  private void string(Object arg, String value, int verb) {
    switch (verb) {
      case 'v' -> {
        if (flags.sharpV) {
          pieces.quoted(value);
        } else {
          pieces.string(value);
        }
      }
      case 's' -> pieces.string(value);
      case 'x' -> pieces.hexString(value, false);
      case 'X' -> pieces.hexString(value, true);
      case 'q' -> pieces.quoted(value);
      default -> badVerb(arg, verb);
    }
  }

  private void map(Map<?, ?> map, GoType type, int verb, int depth) {
    if (flags.sharpV) {
      out.append(type);
      if (GoValues.isNil(map)) {
        out.append("(nil)");
        return;
      }
      out.append('{');
    } else {
      out.append("map[");
    }
    boolean first = true;
    for (Map.Entry<?, ?> entry : GoValues.sortedEntries(map)) {
      if (!first) {
        separator();
      }
      first = false;
      element(entry.getKey(), verb, depth);
      out.append(':');
      element(entry.getValue(), verb, depth);
    }
    out.append(flags.sharpV ? '}' : ']');
  }

  private void separator() {
    out.append(flags.sharpV ? ", " : " ");
  }

  private void list(List<?> list, GoType type, int verb, int depth) {
    boolean bytes = type.elem().kind() == Kind.UINT8;
    if (bytes && (verb == 's' || verb == 'q' || verb == 'x' || verb == 'X')) {
      string(list, asString(list), verb);
      return;
    }
    if (flags.sharpV) {
      out.append(bytes && type.equals(GoType.BYTES) ? "[]byte" : type.toString());
      if (GoValues.isNil(list)) {
        out.append("(nil)");
        return;
      }
    }
    out.append(flags.sharpV ? '{' : '[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        separator();
      }
      element(list.get(i), verb, depth);
    }
    out.append(flags.sharpV ? '}' : ']');
  }

  private static String asString(List<?> list) {
    if (list instanceof GoBytes bytes) {
      return GoStrings.fromBytes(bytes.array());
    }
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = ((Number) list.get(i)).byteValue();
    }
    return GoStrings.fromBytes(bytes);
  }

  private void struct(Object value, GoType type, int verb, int depth) {
    if (!(value instanceof GoStruct struct)) {
      pieces.string(value.toString());
      return;
    }
    if (flags.sharpV) {
      out.append(type.kind() == Kind.POINTER ? type.elem() : type);
    }
    out.append('{');
    boolean first = true;
    for (String name : struct.goFieldNames()) {
      if (!first) {
        separator();
      }
      first = false;
      if (flags.plusV || flags.sharpV) {
        out.append(name).append(':');
      }
      element(struct.goField(name), verb, depth);
    }
    out.append('}');
  }

  private void pointerTarget(Object value, GoType type, int verb, int depth) {
    if (depth == 0 && value instanceof GoStruct) {
      out.append('&');
      struct(value, type, verb, depth + 1);
    } else {
      pointer(value, verb);
    }
  }

  private void pointer(Object value, int verb) {
    Kind kind = GoValues.kindOf(value);
    if (!kind.canBeNil()) {
      badVerb(value, verb);
      return;
    }
    boolean nil = GoValues.isNil(value) || value instanceof GoNil;
    long address = nil ? 0 : ADDRESS;
    switch (verb) {
      case 'v' -> {
        if (flags.sharpV) {
          out.append('(').append(GoValues.typeName(value)).append(")(");
          if (nil) {
            out.append("nil");
          } else {
            hex(address, true);
          }
          out.append(')');
        } else if (nil) {
          pieces.pad("<nil>");
        } else {
          hex(address, !flags.sharp);
        }
      }
      case 'p' -> hex(address, !flags.sharp);
      case 'b', 'o', 'd', 'x', 'X' -> integer(address, false, verb);
      default -> badVerb(value, verb);
    }
  }
}
