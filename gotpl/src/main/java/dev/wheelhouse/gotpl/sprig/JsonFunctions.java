package dev.wheelhouse.gotpl.sprig;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.ANY;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.json.GoJson;
import dev.wheelhouse.gotpl.value.GoError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Sprig's JSON. {@code fromJson}, {@code toJson} and {@code toPrettyJson} ignore errors and then
 * give nil or an empty string; the others report them.
 */
final class JsonFunctions {
  private JsonFunctions() {}

  static List<GoFunction> all() {
    List<GoFunction> all = new ArrayList<>();
    all.add(named("fromJson").params(STRING).call(GoJson::decodeIgnoringErrors));
    all.add(named("mustFromJson").params(STRING).call(GoJson::decode));
    Function<Object, String> pretty = value -> GoJson.encodeIndented(value, "  ");
    all.add(encoder("toJson", orEmpty(GoJson::encode)));
    all.add(encoder("mustToJson", GoJson::encode));
    all.add(encoder("toPrettyJson", orEmpty(pretty)));
    all.add(encoder("mustToPrettyJson", pretty));
    all.add(encoder("toRawJson", GoJson::encodeRaw));
    all.add(encoder("mustToRawJson", GoJson::encodeRaw));
    return all;
  }

  private static GoFunction encoder(String name, Function<Object, String> encode) {
    return named(name)
        .params(ANY)
        .returns(STRING)
        .context(
            (context, a) -> {
              String text = encode.apply(a[0]);
              Limits.chargeString(context, text.length());
              return text;
            });
  }

  private static Function<Object, String> orEmpty(Function<Object, String> encode) {
    return value -> {
      try {
        return encode.apply(value);
      } catch (GoError ignored) {
        return "";
      }
    };
  }
}
