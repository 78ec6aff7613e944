package dev.wheelhouse.gotpl.value;

/** A value of a defined integer type, such as Go's {@code time.Weekday}. */
public interface GoDefinedInt extends GoValue {
  /** Another value of the same type: what a {@code range} over this one gives. */
  GoDefinedInt withValue(long value);
}
