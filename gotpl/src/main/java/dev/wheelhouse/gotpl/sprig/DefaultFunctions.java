package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.ANY;
import static dev.wheelhouse.gotpl.value.GoType.BOOL;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoValues;
import java.util.List;

/** Sprig's defaults and its questions about types. */
final class DefaultFunctions {
  private DefaultFunctions() {}

  static List<GoFunction> all() {
    return List.of(
        named("default")
            .params(ANY)
            .variadic(ANY)
            .args(args -> args.length < 2 || isEmpty(args[1]) ? args[0] : args[1]),
        named("empty").params(ANY).returns(BOOL).call(DefaultFunctions::isEmpty),
        named("coalesce").variadic(ANY).args(DefaultFunctions::coalesce),
        named("all").variadic(ANY).returns(BOOL).args(DefaultFunctions::allSet),
        named("any").variadic(ANY).returns(BOOL).args(args -> coalesce(args) != null),
        named("ternary")
            .params(ANY, ANY, BOOL)
            .call((Object yes, Object no, Boolean test) -> test ? yes : no),
        named("typeOf").params(ANY).returns(STRING).call(GoValues::typeName),
        named("typeIs")
            .params(STRING, ANY)
            .returns(BOOL)
            .call((String name, Object value) -> name.equals(GoValues.typeName(value))),
        named("typeIsLike")
            .params(STRING, ANY)
            .returns(BOOL)
            .call(
                (String name, Object value) -> {
                  String type = GoValues.typeName(value);
                  return name.equals(type) || type.equals("*" + name);
                }),
        named("kindOf").params(ANY).returns(STRING).call(DefaultFunctions::kindOf),
        named("kindIs")
            .params(STRING, ANY)
            .returns(BOOL)
            .call((String name, Object value) -> name.equals(kindOf(value))),
        named("deepEqual")
            .params(ANY, ANY)
            .returns(BOOL)
            .context((context, a) -> DeepEqual.equal(context, a[0], a[1])));
  }

  /**
   * Sprig's {@code empty}: nil, false, zero, and whatever has length 0. A struct is never empty.
   */
  static boolean isEmpty(Object value) {
    return !GoValues.isTrue(value);
  }

  private static Object coalesce(Object[] values) {
    for (Object value : values) {
      if (!isEmpty(value)) {
        return value;
      }
    }
    return null;
  }

  private static boolean allSet(Object[] values) {
    for (Object value : values) {
      if (isEmpty(value)) {
        return false;
      }
    }
    return true;
  }

  private static String kindOf(Object value) {
    return value == null ? "invalid" : GoValues.kindOf(value).goName();
  }
}
