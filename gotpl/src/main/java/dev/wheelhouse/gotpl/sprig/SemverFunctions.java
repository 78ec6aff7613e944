package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.BOOL;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.semver.Constraints;
import dev.wheelhouse.gotpl.semver.SemverException;
import dev.wheelhouse.gotpl.semver.Version;
import dev.wheelhouse.gotpl.value.GoError;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sprig's semantic versions. */
final class SemverFunctions {
  private static final int CACHE_SIZE = 512;
  private static final Map<String, Constraints> CACHE = new ConcurrentHashMap<>();

  private SemverFunctions() {}

  static List<GoFunction> all() {
    return List.of(
        named("semver")
            .params(STRING)
            .returns(SemverValue.TYPE)
            .call((String text) -> SemverValue.of(version(text))),
        named("semverCompare")
            .params(STRING, STRING)
            .returns(BOOL)
            .call((String range, String text) -> constraints(range).check(version(text))));
  }

  private static Version version(String text) {
    try {
      return Version.parse(text);
    } catch (SemverException e) {
      throw new GoError(e.getMessage());
    }
  }

  private static Constraints constraints(String text) {
    Constraints cached = CACHE.get(text);
    if (cached != null) {
      return cached;
    }
    Constraints parsed;
    try {
      parsed = Constraints.parse(text);
    } catch (SemverException e) {
      throw new GoError(e.getMessage());
    }
    if (CACHE.size() >= CACHE_SIZE) {
      CACHE.clear();
    }
    CACHE.put(text, parsed);
    return parsed;
  }
}
