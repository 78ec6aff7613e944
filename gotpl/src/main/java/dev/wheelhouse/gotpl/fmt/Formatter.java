package dev.wheelhouse.gotpl.fmt;

import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoValues;
import dev.wheelhouse.gotpl.value.Kind;

/** Reads a format and prints its verbs: the {@code doPrintf} of Go's fmt/print.go. */
final class Formatter {
  private static final int TOO_LARGE = 1_000_000;

  private final StringBuilder out;
  private final int maxLength;
  private final Flags flags = new Flags();
  private Printer printer;

  private String format;
  private Object[] args;
  private int at;
  private int argNum;
  private boolean afterIndex;
  private boolean goodArgNum;
  private boolean reordered;

  Formatter(StringBuilder out, int maxLength) {
    this.out = out;
    this.maxLength = maxLength;
  }

  void format(String theFormat, Object[] theArgs) {
    format = theFormat;
    args = theArgs;
    int end = format.length();
    while (at < end) {
      int percent = format.indexOf('%', at);
      if (percent < 0) {
        out.append(format, at, end);
        break;
      }
      out.append(format, at, percent);
      at = percent + 1;
      if (!directive()) {
        break;
      }
      if (out.length() > maxLength) {
        throw new GoError("formatted text is longer than " + maxLength + " characters");
      }
    }
    if (!reordered && argNum < args.length) {
      extraArguments();
    }
  }

  /** Prints one verb; false if the format ends within it. */
  private boolean directive() {
    if (at < format.length() && argNum < args.length && printedPlainly(format.charAt(at))) {
      at++;
      argNum++;
      return true;
    }
    goodArgNum = true;
    flags.clear();
    int end = format.length();
    while (at < end && flag(format.charAt(at))) {
      at++;
    }
    if (at < end) {
      char c = format.charAt(at);
      if (c >= 'a' && c <= 'z' && argNum < args.length) {
        at++;
        printArgument(c);
        return true;
      }
    }
    afterIndex = argNumber();
    width();
    precision();
    if (!afterIndex) {
      afterIndex = argNumber();
    }
    if (at >= end) {
      out.append("%!(NOVERB)");
      return false;
    }
    int verb = format.codePointAt(at);
    at += Character.charCount(verb);
    if (verb == '%') {
      out.append('%');
    } else if (!goodArgNum) {
      out.append("%!").appendCodePoint(verb).append("(BADINDEX)");
    } else if (argNum >= args.length) {
      out.append("%!").appendCodePoint(verb).append("(MISSING)");
    } else {
      printArgument(verb);
    }
    return true;
  }

  /** Prints the next argument if its verb is a common one without flags; else does nothing. */
  private boolean printedPlainly(char verb) {
    Object arg = args[argNum];
    if (arg instanceof String text) {
      switch (verb) {
        case 's', 'v' -> out.append(text);
        case 'q' -> GoQuote.appendQuoted(out, text, '"', false);
        default -> {
          return false;
        }
      }
      return true;
    }
    if (verb == 'v' || (verb == 'd' && arg instanceof GoInt)) {
      GoFormat.print(out, arg);
      return true;
    }
    return false;
  }

  private Printer printer() {
    if (printer == null) {
      printer = new Printer(out, flags);
    }
    return printer;
  }

  private boolean flag(char c) {
    switch (c) {
      case '#' -> flags.sharp = true;
      case '0' -> flags.zero = true;
      case '+' -> flags.plus = true;
      case '-' -> flags.minus = true;
      case ' ' -> flags.space = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  private void printArgument(int verb) {
    if (verb == 'v' || verb == 'w') {
      flags.sharpV = flags.sharp;
      flags.sharp = false;
      flags.plusV = flags.plus;
      flags.plus = false;
    }
    printer().printArg(args[argNum++], verb);
  }

  private void width() {
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      Integer fromArg = intFromArg();
      flags.hasWidth = fromArg != null;
      flags.width = fromArg == null ? 0 : fromArg;
      if (fromArg == null) {
        out.append("%!(BADWIDTH)");
      }
      if (flags.width < 0) {
        flags.width = -flags.width;
        flags.minus = true;
        flags.zero = false;
      }
      afterIndex = false;
      return;
    }
    Integer number = number();
    flags.hasWidth = number != null;
    flags.width = number == null ? 0 : number;
    if (afterIndex && flags.hasWidth) {
      goodArgNum = false;
    }
  }

  private void precision() {
    if (at + 1 >= format.length() || format.charAt(at) != '.') {
      return;
    }
    at++;
    if (afterIndex) {
      goodArgNum = false;
    }
    afterIndex = argNumber();
    if (at < format.length() && format.charAt(at) == '*') {
      at++;
      Integer fromArg = intFromArg();
      flags.hasPrecision = fromArg != null && fromArg >= 0;
      flags.precision = flags.hasPrecision ? fromArg : 0;
      if (!flags.hasPrecision) {
        out.append("%!(BADPREC)");
      }
      afterIndex = false;
      return;
    }
    Integer number = number();
    flags.precision = number == null ? 0 : number;
    flags.hasPrecision = true;
  }

  /** A decimal number at this place, or null. A number too large ends the format, as in Go. */
  private Integer number() {
    int value = 0;
    boolean any = false;
    int end = format.length();
    while (at < end && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
      if (value > TOO_LARGE) {
        at = end;
        return null;
      }
      value = value * 10 + format.charAt(at) - '0';
      any = true;
      at++;
    }
    return any ? value : null;
  }

  private Integer intFromArg() {
    if (argNum >= args.length) {
      return null;
    }
    Object arg = args[argNum++];
    Kind kind = GoValues.kindOf(arg);
    if (kind == null || !(kind.isInt() || kind.isUint()) || !(arg instanceof Number number)) {
      return null;
    }
    long value = number.longValue();
    return value < -TOO_LARGE || value > TOO_LARGE ? null : (int) value;
  }

  /** Reads {@code [n]}; true if it was well formed. */
  private boolean argNumber() {
    if (at >= format.length() || format.charAt(at) != '[') {
      return false;
    }
    reordered = true;
    int close = format.indexOf(']', at);
    if (close < 0) {
      at++;
      goodArgNum = false;
      return false;
    }
    int start = at + 1;
    at = start;
    Integer index = number();
    boolean wellFormed = index != null && at == close;
    at = close + 1;
    if (wellFormed && index >= 1 && index <= args.length) {
      argNum = index - 1;
    } else {
      goodArgNum = false;
    }
    return wellFormed;
  }

  private void extraArguments() {
    flags.clear();
    out.append("%!(EXTRA ");
    for (int i = argNum; i < args.length; i++) {
      if (i > argNum) {
        out.append(", ");
      }
      if (args[i] == null) {
        out.append("<nil>");
      } else {
        out.append(GoValues.typeName(args[i])).append('=');
        printer().printArg(args[i], 'v');
      }
    }
    out.append(')');
  }
}
