package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoSlice;
import dev.wheelhouse.gotpl.value.GoType;
import java.util.ArrayList;
import java.util.List;

/** Sprig's sequences of integers: {@code until}, {@code untilStep}, {@code seq}. */
final class SequenceFunctions {
  private static final GoType INTS = GoType.slice(INT);

  private SequenceFunctions() {}

  static List<GoFunction> all() {
    return List.of(
        named("until")
            .params(INT)
            .returns(INTS)
            .context((context, a) -> until(context, ((GoInt) a[0]).longValue())),
        named("untilStep").params(INT, INT, INT).returns(INTS).context(SequenceFunctions::step),
        named("seq").variadic(INT).returns(STRING).context(SequenceFunctions::seq));
  }

  private static Object until(CallContext context, long count) {
    return new GoSlice(INTS, numbers(context, 0, count, count < 0 ? -1 : 1));
  }

  private static Object step(CallContext context, Object[] args) {
    return new GoSlice(INTS, numbers(context, number(args, 0), number(args, 1), number(args, 2)));
  }

  private static long number(Object[] args, int index) {
    return ((GoInt) args[index]).longValue();
  }

  private static List<GoInt> numbers(CallContext context, long start, long stop, long step) {
    boolean down = stop < start;
    if (down ? step >= 0 : step <= 0) {
      return new ArrayList<>();
    }
    double span = Math.ceil(((double) stop - start) / step);
    Limits.chargeList(context, (long) span);
    List<GoInt> numbers = new ArrayList<>((int) span);
    for (long i = start; down ? i > stop : i < stop; i += step) {
      numbers.add(GoInt.of(i));
    }
    return numbers;
  }

  private static Object seq(CallContext context, Object[] args) {
    long start = args.length < 2 ? 1 : number(args, 0);
    if (args.length == 0 || args.length > 3) {
      return "";
    }
    long end = number(args, args.length - 1);
    long direction = end < start ? -1 : 1;
    long step = args.length == 3 ? number(args, 1) : direction;
    if (direction < 0 && step > 0) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (GoInt number : numbers(context, start, end + direction, step)) {
      out.append(out.length() == 0 ? "" : " ").append(number);
    }
    return out.toString();
  }
}
