package dev.wheelhouse.gotpl.func;

import dev.wheelhouse.gotpl.value.GoValue;

/**
 * A value with methods. A template calls one as {@code .Name arg...}; methods are looked up before
 * fields and map keys, as in Go.
 */
public interface Receiver extends GoValue {
  /** The exported method of this name, bound to this value; null if there is none. */
  GoFunction goMethod(String name);
}
