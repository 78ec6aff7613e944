package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.engine.BudgetExceededError.Limit;
import dev.wheelhouse.gotpl.value.GoError;

/** What the invocations of one execution share: the set of templates, the options, the budget. */
final class Execution {
  final Templates templates;
  final ExecOptions options;
  final Budget budget;

  Execution(Templates templates, ExecOptions options, Budget budget) {
    this.templates = templates;
    this.options = options;
    this.budget = budget;
  }

  /**
   * Go's {@code ExecuteTemplate}.
   *
   * @param caller what calls it, or null
   */
  void execute(String name, Object data, StringBuilder out, Frame caller) {
    TemplateCode code = templates.find(name);
    if (code == null) {
      throw new GoError(templates.noTemplate(name));
    }
    run(new Frame(this, code, data, out, 0), caller);
  }

  String executeToText(String name, Object data, Frame caller) {
    StringBuilder out = new StringBuilder();
    execute(name, data, out, caller);
    return out.toString();
  }

  String evaluate(String name, String source, Object data, Frame caller) {
    Templates extended = templates.with(name, source);
    StringBuilder out = new StringBuilder();
    Execution inner = new Execution(extended, options, budget);
    inner.run(new Frame(inner, extended.main(name, source), data, out, 0), caller);
    return out.toString();
  }

  /** Runs a template, on a thread with a bigger stack when the calls are nested deeply. */
  void run(Frame frame, Frame caller) {
    // Go's limit counts only what nests within one execution; include and tpl begin new ones.
    if (budget.depth / 2 >= budget.limits().depth()) {
      throw (caller == null ? frame : caller).exceeded(Limit.DEPTH);
    }
    budget.depth++;
    try {
      boolean deep = frame.code.deep() && budget.depth < BigStack.DEPTH;
      if (deep || budget.depth == BigStack.DEPTH) {
        BigStack.run(() -> runHere(frame));
      } else {
        frame.code.body().run(frame);
      }
    } finally {
      budget.depth--;
    }
  }

  private static void runHere(Frame frame) {
    try {
      frame.code.body().run(frame);
    } catch (StackOverflowError e) {
      throw frame.exceeded(Limit.DEPTH);
    }
  }
}
