package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.engine.BudgetExceededError.Limit;
import dev.wheelhouse.gotpl.fmt.GoQuote;
import dev.wheelhouse.gotpl.func.CallContext;
import dev.wheelhouse.gotpl.parse.Node;
import dev.wheelhouse.gotpl.value.GoError;

/** The invocation of one template: its dot, its variables and where it stands. */
final class Frame implements CallContext {
  final Execution execution;
  final Budget budget;
  final TemplateCode code;
  final Object[] variables;

  /** For each variable: was its value taken out of an {@code interface {}}? Errors tell. */
  final boolean[] boxed;

  final StringBuilder out;

  /** The number of {@code template} actions between this and the start of the execution. */
  final int depth;

  Object dot;
  boolean dotBoxed;

  /** Whether the value that was read last came out of an {@code interface {}}. */
  boolean lastBoxed;

  /** What is being evaluated; errors quote it. */
  Node node;

  Frame(Execution execution, TemplateCode code, Object data, StringBuilder out, int depth) {
    this.execution = execution;
    this.budget = execution.budget;
    this.code = code;
    this.dot = data;
    this.out = out;
    this.depth = depth;
    this.variables = new Object[code.slots()];
    this.boxed = new boolean[code.slots()];
    this.variables[0] = data;
  }

  void step() {
    if (budget.step(1)) {
      checkBudget();
    }
  }

  private void checkBudget() {
    Limit exceeded = budget.exceeded();
    if (exceeded != null) {
      throw exceeded(exceeded);
    }
  }

  BudgetExceededError exceeded(Limit limit) {
    return new BudgetExceededError(
        limit, located(BudgetExceededError.describe(limit, budget.limits())));
  }

  void write(String text) {
    out.append(text);
    if (budget.wrote(text.length())) {
      throw exceeded(Limit.OUTPUT);
    }
  }

  /** An error at the current node. */
  TemplateExecutionError error(String reason) {
    return error(reason, null);
  }

  TemplateExecutionError error(String reason, Throwable cause) {
    int line = node == null ? 0 : node.source().line(node.position());
    return new TemplateExecutionError(code.name(), line, located(reason), cause);
  }

  private String located(String reason) {
    if (node == null) {
      return "template: " + code.name() + ": " + reason;
    }
    return "template: "
        + node.source().location(node.position())
        + ": executing "
        + GoQuote.quote(code.name())
        + " at <"
        + node
        + ">: "
        + reason;
  }

  @Override
  public String execute(String name, Object data) {
    return execution.executeToText(name, data, this);
  }

  @Override
  public String evaluate(String name, String source, Object data) {
    return execution.evaluate(name, source, data, this);
  }

  @Override
  public boolean defines(String name) {
    return execution.templates.find(name) != null;
  }

  @Override
  public String templateName() {
    return code.name();
  }

  @Override
  public <T> T attribute(Class<T> key) {
    return execution.options.attribute(key);
  }

  @Override
  public void charge(long steps) {
    if (steps < 0) {
      throw new GoError("cannot charge " + steps + " steps");
    }
    if (budget.step(steps)) {
      checkBudget();
    }
  }
}
