package dev.wheelhouse.gotpl.func;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The functions a template may call, by name. Immutable and safe to share between threads. */
public final class FunctionMap {
  private static final FunctionMap EMPTY = new FunctionMap(Map.of());

  private final Map<String, GoFunction> functions;

  private FunctionMap(Map<String, GoFunction> functions) {
    this.functions = functions;
  }

  public static FunctionMap empty() {
    return EMPTY;
  }

  /** The given functions by their names; of two with the same name the later wins. */
  public static FunctionMap of(GoFunction... functions) {
    return of(List.of(functions));
  }

  /** The given functions by their names; of two with the same name the later wins. */
  public static FunctionMap of(Collection<GoFunction> functions) {
    Map<String, GoFunction> byName = new HashMap<>();
    for (GoFunction function : functions) {
      byName.put(function.name(), function);
    }
    return new FunctionMap(byName);
  }

  /** These functions and the others; where both have a name, the other's wins. */
  public FunctionMap with(FunctionMap others) {
    Map<String, GoFunction> all = new HashMap<>(functions);
    all.putAll(others.functions);
    return new FunctionMap(all);
  }

  /** These functions and the others; where both have a name, the other's wins. */
  public FunctionMap with(GoFunction... others) {
    return with(of(others));
  }

  /** These functions without those of the given names. */
  public FunctionMap without(String... names) {
    Map<String, GoFunction> rest = new HashMap<>(functions);
    for (String name : names) {
      rest.remove(name);
    }
    return new FunctionMap(rest);
  }

  /** The function of this name, or null. */
  public GoFunction get(String name) {
    return functions.get(name);
  }

  /** The names in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(new TreeSet<>(functions.keySet()));
  }
}
