package dev.wheelhouse.gotpl.value;

/**
 * A struct whose {@code String()} method has a pointer receiver, held where Go can take its address
 * (a field behind a pointer). An action prints what the method returns; {@code printf} and
 * functions get the struct itself and print its fields.
 */
public interface GoPointerStringer extends GoStruct {
  /** What {@code String()} returns. */
  String goPointerString();
}
