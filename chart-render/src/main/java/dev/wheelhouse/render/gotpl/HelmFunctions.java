package dev.wheelhouse.render.gotpl;

import static dev.wheelhouse.gotpl.func.GoFunction.named;
import static dev.wheelhouse.gotpl.value.GoType.ANY;
import static dev.wheelhouse.gotpl.value.GoType.MAP;
import static dev.wheelhouse.gotpl.value.GoType.STRING;

import dev.wheelhouse.gotpl.engine.BudgetExceededError;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.func.TemplateSyntaxError;
import dev.wheelhouse.gotpl.sprig.SprigFunctions;
import dev.wheelhouse.gotpl.value.GoError;
import dev.wheelhouse.render.LookupProvider;

/**
 * The functions of Helm's templates ({@code pkg/engine/funcs.go}, {@code engine.go}): Sprig's
 * without {@code env} and {@code expandenv}, and Helm's own. Those that depend on the render find
 * its {@link RenderState} in the execution that calls them.
 */
final class HelmFunctions {
  /** All of them; immutable, shared by all renders. */
  static final FunctionMap ALL = all();

  /** Helm's {@code recursionMaxNums}. */
  private static final int MAX_NESTED_INCLUDES = 1000;

  private HelmFunctions() {}

  private static FunctionMap all() {
    return SprigFunctions.functions()
        .with(DataFunctions.all())
        .with(
            named("include").params(STRING, ANY).returns(STRING).context(HelmFunctions::include),
            named("tpl").params(STRING, ANY).returns(STRING).context(HelmFunctions::tpl),
            named("required").params(STRING, ANY).returns(ANY).context(HelmFunctions::required),
            named("fail").params(STRING).returns(STRING).context(HelmFunctions::fail),
            named("lookup")
                .params(STRING, STRING, STRING, STRING)
                .returns(MAP)
                .context(HelmFunctions::lookup),
            named("getHostByName")
                .params(STRING)
                .returns(STRING)
                .context(
                    (context, args) ->
                        context
                            .attribute(RenderState.class)
                            .options()
                            .hosts()
                            .apply((String) args[0])));
  }

  private static Object include(CallContext context, Object[] args) {
    String name = (String) args[0];
    RenderState state = context.attribute(RenderState.class);
    if (state.depth(name) > MAX_NESTED_INCLUDES) {
      throw new GoError(
          "rendering template has a nested reference name: "
              + name
              + ": unable to execute template");
    }
    state.enter(name);
    try {
      return context.execute(name, args[1]);
    } finally {
      state.leave(name);
    }
  }

  private static Object tpl(CallContext context, Object[] args) {
    String source = (String) args[0];
    try {
      return withoutNoValue(context.evaluate(GoTemplateEngine.ROOT, source, args[1]));
    } catch (TemplateSyntaxError malformed) {
      throw new GoError(
          "cannot parse template " + GoQuote.quote(source) + ": " + malformed.getMessage(),
          malformed);
    } catch (BudgetExceededError exceeded) {
      throw exceeded;
    } catch (GoError failed) {
      throw new GoError(
          "error during tpl function execution for "
              + GoQuote.quote(source)
              + ": "
              + failed.getMessage(),
          failed);
    }
  }

  /** Helm's clean-up of what Go prints for a missing value. */
  static String withoutNoValue(String text) {
    return text.contains("<no value>") ? text.replace("<no value>", "") : text;
  }

  private static Object required(CallContext context, Object[] args) {
    Object value = args[1];
    if (value != null && !value.equals("")) {
      return value;
    }
    if (context.attribute(RenderState.class).options().lint()) {
      return "";
    }
    throw Refusal.error((String) args[0]);
  }

  private static Object fail(CallContext context, Object[] args) {
    if (context.attribute(RenderState.class).options().lint()) {
      return "";
    }
    throw Refusal.error((String) args[0]);
  }

  private static Object lookup(CallContext context, Object[] args) {
    try {
      return context
          .attribute(RenderState.class)
          .options()
          .lookup()
          .lookup((String) args[0], (String) args[1], (String) args[2], (String) args[3]);
    } catch (LookupProvider.LookupException unanswered) {
      throw new GoError(unanswered.getMessage(), unanswered);
    }
  }
}
