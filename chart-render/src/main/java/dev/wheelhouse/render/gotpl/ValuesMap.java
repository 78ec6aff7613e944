package dev.wheelhouse.render.gotpl;

import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.Receiver;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoMap;
import dev.wheelhouse.gotpl.value.GoType;
import dev.wheelhouse.yaml.GoYaml;
import java.util.Map;
import java.util.Set;

/** {@code .Values}: Helm's {@code chartutil.Values}, a map with methods, over a map not copied. */
final class ValuesMap extends GoMap implements Receiver {
  static final GoType TYPE = GoType.named("chartutil.Values", GoType.MAP);

  private static final Set<String> METHODS = Set.of("YAML", "AsMap", "Table", "PathValue");

  private final Map<?, ?> entries;

  ValuesMap(Map<?, ?> entries) {
    super(TYPE, entries);
    this.entries = entries;
  }

  @Override
  public GoFunction goMethod(String name) {
    // Every field access asks; few values have one of these names.
    return METHODS.contains(name) ? method(name) : null;
  }

  private GoFunction method(String name) {
    return switch (name) {
      case "YAML" ->
          GoFunction.named(name)
              .returns(GoType.STRING)
              .call(() -> GoYaml.marshal(JsonTree.of(entries)));
      case "AsMap" -> GoFunction.named(name).returns(GoType.MAP).call(() -> entries);
      case "Table" ->
          GoFunction.named(name)
              .params(GoType.STRING)
              .returns(TYPE)
              .call((String path) -> new ValuesMap(table(path)));
      case "PathValue" ->
          GoFunction.named(name).params(GoType.STRING).returns(GoType.ANY).call(this::pathValue);
      default -> null;
    };
  }

  private Map<?, ?> table(String path) {
    Map<?, ?> table = entries;
    for (String segment : path.split("\\.", -1)) {
      if (!(table.get(segment) instanceof Map<?, ?> next)) {
        throw new GoError(GoQuote.quote(segment) + " is not a table");
      }
      table = next;
    }
    return table;
  }

  private Object pathValue(String path) {
    if (path.isEmpty()) {
      throw new GoError("YAML path cannot be empty");
    }
    int dot = path.lastIndexOf('.');
    String key = path.substring(dot + 1);
    Map<?, ?> table;
    try {
      table = dot < 0 ? entries : table(path.substring(0, dot));
    } catch (GoError noTable) {
      throw new GoError(GoQuote.quote(key) + " is not a value", noTable);
    }
    if (!table.containsKey(key) || table.get(key) instanceof Map<?, ?>) {
      throw new GoError(GoQuote.quote(key) + " is not a value");
    }
    return table.get(key);
  }
}
