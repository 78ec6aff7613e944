package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.value.GoType;

/** An argument of a function or method. Immutable. */
interface Argument {
  /**
   * Evaluates it as an argument for a parameter of the given type, or fails as Go does.
   *
   * @param type null if any value will do
   */
  Object evaluate(Frame frame, GoType type);
}
