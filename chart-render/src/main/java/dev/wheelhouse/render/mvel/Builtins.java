package dev.wheelhouse.render.mvel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All functions of the language, and those about values of any type. */
final class Builtins {
  /** {@code include(name)} or {@code include(name, argument)}, which {@code @include{}} is too. */
  static final Builtin INCLUDE = new Builtin("include", 1, 2, Builtins::include);

  private static final Map<String, Builtin> BY_NAME = byName();

  /** What authors who know Helm's functions or MVEL may try. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("hasPrefix", "startsWith"),
          Map.entry("hasSuffix", "endsWith"),
          Map.entry("len", "size"),
          Map.entry("sha256sum", "sha256"),
          Map.entry("toString", "string"),
          Map.entry("splitList", "split"),
          Map.entry("tpl", "include"),
          Map.entry("template", "include"));

  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("eq", "=="),
          Map.entry("ne", "!="),
          Map.entry("lt", "<"),
          Map.entry("le", "<="),
          Map.entry("gt", ">"),
          Map.entry("ge", ">="),
          Map.entry("and", "&&"),
          Map.entry("or", "||"),
          Map.entry("not", "!"),
          Map.entry("add", "+"),
          Map.entry("ternary", "? :"));

  private Builtins() {}

  static Optional<Builtin> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** What was probably meant by a name that is no function. */
  static String hint(String name) {
    String known = ELSEWHERE.get(name);
    if (known != null) {
      return "; here it is \"" + known + "\"";
    }
    String operator = OPERATORS.get(name);
    if (operator != null) {
      return "; here it is the operator " + operator;
    }
    return NearName.hint(name, names());
  }

  private static Map<String, Builtin> byName() {
    List<Builtin> all = new ArrayList<>();
    all.addAll(TextFunctions.ALL);
    all.addAll(DataFunctions.ALL);
    all.addAll(
        List.of(
            INCLUDE,
            new Builtin("default", 2, 2, Builtins::orDefault),
            new Builtin("coalesce", 1, Builtin.ANY_NUMBER, Builtins::coalesce),
            new Builtin("empty", 1, 1, call -> !Values.isTrue(call.any(0))),
            new Builtin("required", 2, 2, Builtins::required),
            new Builtin("fail", 1, 1, Builtins::fail),
            new Builtin("list", 0, Builtin.ANY_NUMBER, Arguments::values),
            new Builtin("dict", 0, Builtin.ANY_NUMBER, Builtins::dict)));
    Map<String, Builtin> byName = new TreeMap<>();
    all.forEach(builtin -> byName.put(builtin.name(), builtin));
    return byName;
  }

  private static Object orDefault(Arguments call) {
    return Values.isTrue(call.any(0)) ? call.any(0) : call.any(1);
  }

  private static Object coalesce(Arguments call) {
    return call.values().stream().filter(Values::isTrue).findFirst().orElse(null);
  }

  private static Object required(Arguments call) {
    Object value = call.any(0);
    if (value == null || (Values.isText(value) && Values.text(value).isEmpty())) {
      return refuse(call, call.text(1));
    }
    return value;
  }

  private static Object fail(Arguments call) {
    return refuse(call, call.text(0));
  }

  private static Object refuse(Arguments call, String message) {
    if (call.frame().lint()) {
      return "";
    }
    throw Failure.refused(call.offset(), message);
  }

  private static Object dict(Arguments call) {
    if (call.count() % 2 != 0) {
      throw call.failure("takes keys and values in turn, found " + call.count() + " arguments");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < call.count(); i += 2) {
      map.put(call.text(i), call.any(i + 1));
    }
    return map;
  }

  private static Object include(Arguments call) {
    Object argument = call.count() > 1 ? call.any(1) : null;
    return call.frame().include(call.text(0), argument, call.offset());
  }
}
