package dev.wheelhouse.gotpl.value;

/** A value that knows its own Go type. Plain Java values are typed by {@link GoValues#typeOf}. */
public interface GoValue {
  /** The Go type of this value; never null and always the same. */
  GoType goType();
}
