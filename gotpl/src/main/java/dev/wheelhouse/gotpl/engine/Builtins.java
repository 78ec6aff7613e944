package dev.wheelhouse.gotpl.engine;

import static dev.wheelhouse.gotpl.value.GoType.ANY;
import static dev.wheelhouse.gotpl.value.GoType.BOOL;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.REFLECT_VALUE;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoValues;
import java.util.Arrays;

/** The functions that text/template itself defines. */
final class Builtins {
  /** A printed text may be this long; a width in a format can ask for any length. */
  private static final int LONGEST_PRINTF = 16 << 20;

  static final FunctionMap FUNCTIONS =
      FunctionMap.of(
          deferred("and"),
          deferred("or"),
          deferred("call"),
          GoFunction.named("html")
              .variadic(ANY)
              .returns(STRING)
              .args(args -> Escaping.html(Escaping.joined(args))),
          GoFunction.named("js")
              .variadic(ANY)
              .returns(STRING)
              .args(args -> Escaping.js(Escaping.joined(args))),
          GoFunction.named("urlquery")
              .variadic(ANY)
              .returns(STRING)
              .args(args -> Escaping.urlQuery(Escaping.joined(args))),
          GoFunction.named("print").variadic(ANY).returns(STRING).args(GoFormat::sprint),
          GoFunction.named("println").variadic(ANY).returns(STRING).args(GoFormat::sprintln),
          GoFunction.named("printf")
              .params(STRING)
              .variadic(ANY)
              .returns(STRING)
              .args(
                  args ->
                      GoFormat.sprintfUpTo(
                          LONGEST_PRINTF,
                          (String) args[0],
                          Arrays.copyOfRange(args, 1, args.length))),
          GoFunction.named("index")
              .params(REFLECT_VALUE)
              .variadic(REFLECT_VALUE)
              .returns(REFLECT_VALUE)
              .args(Indexing::index),
          GoFunction.named("slice")
              .params(REFLECT_VALUE)
              .variadic(REFLECT_VALUE)
              .returns(REFLECT_VALUE)
              .args(Indexing::slice),
          GoFunction.named("len").params(REFLECT_VALUE).returns(INT).call(Indexing::length),
          GoFunction.named("not")
              .params(REFLECT_VALUE)
              .returns(BOOL)
              .call((Object value) -> !GoValues.isTrue(Absent.unwrap(value))),
          GoFunction.named("eq")
              .params(REFLECT_VALUE)
              .variadic(REFLECT_VALUE)
              .returns(BOOL)
              .args(Comparison::eq),
          comparison("ne", (a, b) -> !Comparison.equal(Absent.unwrap(a), Absent.unwrap(b))),
          comparison("lt", Comparison::less),
          comparison("le", Comparison::lessOrEqual),
          comparison("gt", (a, b) -> !Comparison.lessOrEqual(a, b)),
          comparison("ge", (a, b) -> !Comparison.less(a, b)));

  private Builtins() {}

  private static GoFunction comparison(String name, GoFunction.Body2<Object, Object> body) {
    return GoFunction.named(name).params(REFLECT_VALUE, REFLECT_VALUE).returns(BOOL).call(body);
  }

  /** The signature of a built-in that the engine executes itself. */
  private static GoFunction deferred(String name) {
    return GoFunction.named(name)
        .params(REFLECT_VALUE)
        .variadic(REFLECT_VALUE)
        .returns(REFLECT_VALUE)
        .args(
            args -> {
              throw new GoError(name + " cannot be called as a value");
            });
  }
}
