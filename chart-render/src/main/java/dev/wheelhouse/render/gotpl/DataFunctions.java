package dev.wheelhouse.render.gotpl;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.ANY;
import static dev.wheelhouse.gotpl.value.GoType.LIST;
import static dev.wheelhouse.gotpl.value.GoType.MAP;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.json.GoJson;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.TooLargeError;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Helm's functions from and to YAML, JSON and TOML. None of them fails: errors become data. */
final class DataFunctions {
  private DataFunctions() {}

  static FunctionMap all() {
    return FunctionMap.of(
        named("toYaml").params(ANY).returns(STRING).call(DataFunctions::toYaml),
        named("toYamlPretty").params(ANY).returns(STRING).call(DataFunctions::toYamlPretty),
        named("fromYaml").params(STRING).returns(MAP).call(DataFunctions::fromYaml),
        named("fromYamlArray").params(STRING).returns(LIST).call(DataFunctions::fromYamlArray),
        named("toJson").params(ANY).returns(STRING).call(DataFunctions::toJson),
        named("fromJson").params(STRING).returns(MAP).call(DataFunctions::fromJson),
        named("fromJsonArray").params(STRING).returns(LIST).call(DataFunctions::fromJsonArray),
        named("toToml").params(ANY).returns(STRING).call(DataFunctions::toToml),
        named("fromToml").params(STRING).returns(MAP).call(DataFunctions::fromToml));
  }

  private static String toYaml(Object value) {
    try {
      return withoutLineBreak(GoYaml.marshal(JsonTree.of(value)));
    } catch (TooLargeError endsTheRender) {
      throw endsTheRender;
    } catch (GoError | YamlException swallowedAsInHelm) {
      return "";
    }
  }

  private static String toYamlPretty(Object value) {
    try {
      return withoutLineBreak(GoYaml.marshalPretty(PrettyTree.of(value)));
    } catch (TooLargeError endsTheRender) {
      throw endsTheRender;
    } catch (GoError | YamlException swallowedAsInHelm) {
      return "";
    }
  }

  private static String withoutLineBreak(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static Map<String, Object> fromYaml(String text) {
    try {
      return GoYaml.parseMap(text);
    } catch (YamlException malformed) {
      return error(malformed.getMessage());
    }
  }

  private static List<Object> fromYamlArray(String text) {
    try {
      return GoYaml.parseList(text);
    } catch (YamlException malformed) {
      return errorItem(malformed.getMessage());
    }
  }

  private static String toJson(Object value) {
    try {
      return GoJson.encode(value);
    } catch (TooLargeError endsTheRender) {
      throw endsTheRender;
    } catch (GoError swallowedAsInHelm) {
      return "";
    }
  }

  private static Map<String, Object> fromJson(String text) {
    try {
      Object value = GoJson.decode(text);
      return value == null ? new LinkedHashMap<>() : GoYaml.asMap(value, "map[string]interface {}");
    } catch (GoError malformed) {
      return error(malformed.getMessage());
    } catch (YamlException mismatch) {
      return error(mismatch(mismatch));
    }
  }

  private static List<Object> fromJsonArray(String text) {
    try {
      Object value = GoJson.decode(text);
      if (value instanceof List<?> list) {
        return new ArrayList<>(list);
      }
      return value == null
          ? new ArrayList<>()
          : errorItem(
              "json: cannot unmarshal "
                  + GoYaml.jsonType(value)
                  + " into Go value of type []interface {}");
    } catch (GoError malformed) {
      return errorItem(malformed.getMessage());
    }
  }

  private static String mismatch(YamlException mismatch) {
    String text = mismatch.getMessage();
    return text.substring(text.indexOf("json: "));
  }

  private static String toToml(Object value) {
    if (value == null) {
      throw new GoError("reflect: call of reflect.Value.Type on zero Value");
    }
    try {
      return TomlWriter.write(value);
    } catch (TooLargeError endsTheRender) {
      throw endsTheRender;
    } catch (GoError refused) {
      return refused.getMessage();
    }
  }

  private static Map<String, Object> fromToml(String text) {
    try {
      return TomlReader.read(text);
    } catch (TomlException malformed) {
      return error(malformed.getMessage());
    }
  }

  private static Map<String, Object> error(String message) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("Error", message);
    return map;
  }

  private static List<Object> errorItem(String message) {
    List<Object> list = new ArrayList<>();
    list.add(message);
    return list;
  }
}
