package dev.wheelhouse.gotpl.engine;

import dev.wheelhouse.gotpl.parse.Pipe;

/** A pipeline: stages that hand their value on, and the variables that get the last one. */
final class Pipeline implements Expression {
  final Pipe node;
  private final Expression[] stages;

  /** The slots of the variables; -1 for an assignment to one that is not declared. */
  final int[] slots;

  Pipeline(Pipe node, Expression[] stages, int[] slots) {
    this.node = node;
    this.stages = stages;
    this.slots = slots;
  }

  @Override
  public Object evaluate(Frame frame, Object input) {
    return evaluate(frame);
  }

  /** The value of the last stage; never {@link Absent#NIL_INTERFACE}. */
  Object evaluate(Frame frame) {
    frame.node = node;
    Object value = Absent.unwrap(stages[0].evaluate(frame, Absent.NO_INPUT));
    for (int i = 1; i < stages.length; i++) {
      value = Absent.unwrap(stages[i].evaluate(frame, value));
    }
    for (int i = 0; i < slots.length; i++) {
      store(frame, i, value, false);
    }
    frame.lastBoxed = false;
    return value;
  }

  /** Stores a value in the variable of the given index. */
  void store(Frame frame, int index, Object value, boolean boxed) {
    int slot = slots[index];
    if (slot < 0) {
      throw frame.error("undefined variable: " + node.variables().get(index).names().get(0));
    }
    frame.variables[slot] = value;
    frame.boxed[slot] = boxed;
  }
}
