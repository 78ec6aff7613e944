package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.ANY;
import static dev.wheelhouse.gotpl.value.GoType.FLOAT64;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.INT64;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.fmt.GoFloat;
import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.fmt.GoNumbers;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/**
 * Sprig's arithmetic. The integer functions turn any argument into an int64 and wrap around on
 * overflow; those that end in {@code f} compute with decimals and give a float64.
 */
final class NumberFunctions {
  private static final int DIVISION_PLACES = 16;

  private NumberFunctions() {}

  static List<GoFunction> all() {
    return List.of(
        named("int").params(ANY).returns(INT).call(v -> GoInt.of(Cast.toInt64(v))),
        named("int64").params(ANY).returns(INT64).call(Cast::toInt64),
        named("float64").params(ANY).returns(FLOAT64).call(Cast::toFloat64),
        named("atoi").params(STRING).returns(INT).call((String text) -> GoInt.of(Cast.atoi(text))),
        named("toDecimal")
            .params(ANY)
            .returns(INT64)
            .call(v -> Cast.orZero(GoNumbers.parseInt(GoFormat.sprint(v), 8))),
        named("add1").params(ANY).returns(INT64).call(v -> Cast.toInt64(v) + 1),
        named("add").variadic(ANY).returns(INT64).args(args -> fold(0, args, 0, Long::sum)),
        named("sub")
            .params(ANY, ANY)
            .returns(INT64)
            .call((a, b) -> Cast.toInt64(a) - Cast.toInt64(b)),
        named("div").params(ANY, ANY).returns(INT64).call((a, b) -> Cast.toInt64(a) / divisor(b)),
        named("mod").params(ANY, ANY).returns(INT64).call((a, b) -> Cast.toInt64(a) % divisor(b)),
        ints("mul", (a, b) -> a * b),
        ints("max", Math::max),
        ints("biggest", Math::max),
        ints("min", Math::min),
        floats("maxf", Math::max),
        floats("minf", Math::min),
        named("add1f")
            .params(ANY)
            .returns(FLOAT64)
            .call(v -> decimals(decimal(v), new Object[] {1L}, 0, BigDecimal::add)),
        named("addf")
            .variadic(ANY)
            .returns(FLOAT64)
            .args(args -> decimals(BigDecimal.ZERO, args, 0, BigDecimal::add)),
        decimal("subf", BigDecimal::subtract),
        decimal("mulf", BigDecimal::multiply),
        decimal("divf", NumberFunctions::divide),
        named("ceil").params(ANY).returns(FLOAT64).call(v -> Math.ceil(Cast.toFloat64(v))),
        named("floor").params(ANY).returns(FLOAT64).call(v -> Math.floor(Cast.toFloat64(v))),
        named("round")
            .params(ANY, INT)
            .variadic(FLOAT64)
            .returns(FLOAT64)
            .args(NumberFunctions::round));
  }

  private static GoFunction ints(String name, LongBinaryOperator operator) {
    return named(name)
        .params(ANY)
        .variadic(ANY)
        .returns(INT64)
        .args(args -> fold(Cast.toInt64(args[0]), args, 1, operator));
  }

  private static long fold(long start, Object[] args, int from, LongBinaryOperator operator) {
    long result = start;
    for (int i = from; i < args.length; i++) {
      result = operator.applyAsLong(result, Cast.toInt64(args[i]));
    }
    return result;
  }

  private static GoFunction floats(String name, DoubleBinaryOperator operator) {
    return named(name)
        .params(ANY)
        .variadic(ANY)
        .returns(FLOAT64)
        .args(
            args -> {
              double result = Cast.toFloat64(args[0]);
              for (int i = 1; i < args.length; i++) {
                result = operator.applyAsDouble(result, Cast.toFloat64(args[i]));
              }
              return result;
            });
  }

  private static GoFunction decimal(String name, BinaryOperator<BigDecimal> operator) {
    return named(name)
        .params(ANY)
        .variadic(ANY)
        .returns(FLOAT64)
        .args(args -> decimals(decimal(args[0]), args, 1, operator));
  }

  private static double decimals(
      BigDecimal start, Object[] args, int from, BinaryOperator<BigDecimal> operator) {
    BigDecimal result = start;
    for (int i = from; i < args.length; i++) {
      result = operator.apply(result, decimal(args[i]));
    }
    return result.doubleValue();
  }

  private static BigDecimal decimal(Object value) {
    double number = Cast.toFloat64(value);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new GoError("Cannot create a Decimal from " + GoFormat.toText(number));
    }
    return new BigDecimal(GoFloat.format(number, 'e', -1, Double.SIZE));
  }

  private static BigDecimal divide(BigDecimal a, BigDecimal b) {
    if (b.signum() == 0) {
      throw new GoError("decimal division by 0");
    }
    return a.divide(b, DIVISION_PLACES, RoundingMode.HALF_UP);
  }

  private static long divisor(Object value) {
    long divisor = Cast.toInt64(value);
    if (divisor == 0) {
      throw new GoError("runtime error: integer divide by zero");
    }
    return divisor;
  }

  private static double round(Object[] args) {
    double roundOn = args.length > 2 ? (Double) args[2] : 0.5;
    double power = PowerOfTen.of(((GoInt) args[1]).longValue());
    double scaled = power * Cast.toFloat64(args[0]);
    double fraction = scaled - (scaled < 0 ? Math.ceil(scaled) : Math.floor(scaled));
    return (fraction >= roundOn ? Math.ceil(scaled) : Math.floor(scaled)) / power;
  }
}
