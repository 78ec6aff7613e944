package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.BOOL;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.GoFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Sprig's paths, with slashes: Go's {@code path} package. The {@code osX} functions are the same
 * ones, as on every Unix; templates render alike on every machine.
 */
final class PathFunctions {
  private PathFunctions() {}

  static List<GoFunction> all() {
    List<GoFunction> all = new ArrayList<>();
    for (String os : List.of("", "os")) {
      all.add(text(ListFunctions.name(os, "base"), PathFunctions::base));
      all.add(text(ListFunctions.name(os, "dir"), PathFunctions::dir));
      all.add(text(ListFunctions.name(os, "clean"), PathFunctions::clean));
      all.add(text(ListFunctions.name(os, "ext"), PathFunctions::ext));
      all.add(
          named(ListFunctions.name(os, "isAbs"))
              .params(STRING)
              .returns(BOOL)
              .call((String path) -> path.startsWith("/")));
    }
    return all;
  }

  private static GoFunction text(String name, Function<String, String> function) {
    return named(name).params(STRING).returns(STRING).call((String path) -> function.apply(path));
  }

  private static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  private static String dir(String path) {
    return clean(path.substring(0, path.lastIndexOf('/') + 1));
  }

  private static String ext(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 || path.indexOf('/', dot) >= 0 ? "" : path.substring(dot);
  }

  /** Go's {@code path.Clean}: the shortest path that means the same. */
  static String clean(String path) {
    boolean rooted = path.startsWith("/");
    Deque<String> kept = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!part.equals("..")) {
        kept.addLast(part);
      } else if (!kept.isEmpty() && !kept.peekLast().equals("..")) {
        kept.removeLast();
      } else if (!rooted) {
        kept.addLast(part);
      }
    }
    String joined = String.join("/", kept);
    if (rooted) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }
}
