package dev.wheelhouse.gotpl.engine;

/** An executable statement. Immutable. */
interface Step {
  /** How a statement ended. */
  enum Outcome {
    DONE,
    BREAK,
    CONTINUE
  }

  /** Executes the statement; writes to the frame's output. */
  Outcome run(Frame frame);
}
