package dev.wheelhouse.gotpl.engine;

/** Marks that are no values of a template. */
enum Absent {
  /**
   * A nil that was found inside an {@code interface {}}: in a map, a list or a field. Go tells it
   * from no value at all (null here): taking a field of it is an error.
   */
  NIL_INTERFACE,

  /** There is no value from an earlier stage of the pipeline. */
  NO_INPUT;

  /** The value as the end of a pipeline stage hands it on. */
  static Object unwrap(Object value) {
    return value == NIL_INTERFACE ? null : value;
  }
}
