package dev.wheelhouse.gotpl.engine;

/** An executable stage of a pipeline, or an operand. Immutable. */
interface Expression {
  /**
   * Evaluates it.
   *
   * @param input the value of the stage before, {@link Absent#NO_INPUT} if there is none
   * @return a value, null for no value, or {@link Absent#NIL_INTERFACE}
   */
  Object evaluate(Frame frame, Object input);
}
