package dev.wheelhouse.gotpl.engine;

import static dev.wheelhouse.gotpl.value.GoType.ANY;
import static dev.wheelhouse.gotpl.value.GoType.INT;
import static dev.wheelhouse.gotpl.value.GoType.INT64;
import static dev.wheelhouse.gotpl.value.GoType.LIST;
import static dev.wheelhouse.gotpl.value.GoType.MAP;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.fmt.GoFormat;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.TemplateSyntaxError;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.gotpl.value.GoInt;
import dev.wheelhouse.gotpl.value.GoStrings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The few functions of Sprig and Helm that the snippets of these tests call. */
final class SampleFunctions {
  static final FunctionMap ALL =
      FunctionMap.of(
          GoFunction.named("list")
              .variadic(ANY)
              .returns(LIST)
              .args(args -> new ArrayList<>(Arrays.asList(args))),
          GoFunction.named("dict").variadic(ANY).returns(MAP).args(SampleFunctions::dict),
          GoFunction.named("upper")
              .params(STRING)
              .returns(STRING)
              .call((String s) -> s.toUpperCase(Locale.ROOT)),
          GoFunction.named("lower")
              .params(STRING)
              .returns(STRING)
              .call((String s) -> s.toLowerCase(Locale.ROOT)),
          GoFunction.named("toString")
              .params(ANY)
              .returns(STRING)
              .call((Object value) -> GoFormat.toText(value)),
          GoFunction.named("int64")
              .params(ANY)
              .returns(INT64)
              .call((Number number) -> number.longValue()),
          GoFunction.named("trunc")
              .params(INT, STRING)
              .returns(STRING)
              .call((GoInt n, String s) -> GoStrings.slice(s, 0, n.intValue())),
          GoFunction.named("include")
              .params(STRING, ANY)
              .returns(STRING)
              .context((context, args) -> context.execute((String) args[0], args[1])),
          GoFunction.named("tpl")
              .params(STRING, ANY)
              .returns(STRING)
              .context(
                  (context, args) -> {
                    String source = (String) args[0];
                    try {
                      return context.evaluate("gotpl", source, args[1]).replace("<no value>", "");
                    } catch (TemplateSyntaxError e) {
                      throw new GoError(
                          "cannot parse template " + GoQuote.quote(source) + ": " + e.getMessage());
                    } catch (TemplateExecutionError e) {
                      throw new GoError(
                          "error during tpl function execution for "
                              + GoQuote.quote(source)
                              + ": "
                              + e.getMessage());
                    }
                  }));

  private SampleFunctions() {}

  private static Map<String, Object> dict(Object[] args) {
    Map<String, Object> dict = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      dict.put(GoFormat.toText(args[i]), i + 1 < args.length ? args[i + 1] : "");
    }
    return dict;
  }
}
