package dev.wheelhouse.render.mvel;

import java.util.function.Function;

/**
 * A function templates can call. Immutable.
 *
 * @param least how many arguments it needs
 * @param most how many it takes; {@link #ANY_NUMBER} for no limit
 * @param body what it does
 */
record Builtin(String name, int least, int most, Function<Arguments, Object> body) {
  static final int ANY_NUMBER = Integer.MAX_VALUE;

  Object call(Arguments arguments) {
    return body.apply(arguments);
  }

  /** For messages: {@code 2 arguments}. */
  String arity() {
    if (most == ANY_NUMBER) {
      return "at least " + count(least);
    }
    return least == most ? count(least) : least + " to " + count(most);
  }

  private static String count(int arguments) {
    return arguments == 1 ? "1 argument" : arguments + " arguments";
  }
}
