package dev.wheelhouse.gotpl.func;

/**
 * What a function sees of the execution that calls it. Valid only during the call and only on its
 * thread. Everything done through it counts against the budget of the running execution.
 */
public interface CallContext {
  /**
   * Executes a template of the running set and returns what it wrote, as Helm's {@code include}
   * does.
   *
   * @throws dev.wheelhouse.gotpl.value.GoError if there is no such template, or its execution
   *     fails; the message is Go's
   */
  String execute(String templateName, Object data);

  /**
   * Parses {@code source} as a template of the given name on a copy of the running set, and returns
   * what it wrote, as Helm's {@code tpl} does. Definitions in the source are visible, and override,
   * only during this call.
   *
   * @throws TemplateSyntaxError if the source does not parse
   * @throws dev.wheelhouse.gotpl.value.GoError if its execution fails
   */
  String evaluate(String templateName, String source, Object data);

  /** Has the running set a template of this name? */
  boolean defines(String templateName);

  /** The name of the template whose action calls the function. */
  String templateName();

  /**
   * An object that the caller of the execution attached to it, by its class; null if there is none.
   * This is how functions reach state that belongs to one execution.
   */
  <T> T attribute(Class<T> key);

  /**
   * Charges work to the budget: long-running functions call it in their loops.
   *
   * @throws dev.wheelhouse.gotpl.value.GoError if the budget is used up, the deadline has passed or
   *     the thread was interrupted
   */
  void charge(long steps);
}
