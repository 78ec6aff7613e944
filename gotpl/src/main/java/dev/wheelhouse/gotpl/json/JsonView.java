package dev.wheelhouse.gotpl.json;

import dev.wheelhouse.gotpl.value.GoValue;

/** A value with a JSON form of its own, as Go's {@code MarshalJSON} or struct tags give it. */
public interface JsonView extends GoValue {
  /**
   * What to write in place of this value. A {@link dev.wheelhouse.gotpl.value.GoStruct} is written
   * with its fields in their order, under their names.
   */
  Object jsonView();
}
