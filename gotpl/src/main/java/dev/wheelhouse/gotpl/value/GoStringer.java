package dev.wheelhouse.gotpl.value;

/**
 * A value with Go's {@code String()} or {@code Error()} method, which {@code %v} and {@code %s}
 * print instead of its structure.
 */
public interface GoStringer extends GoValue {
  /** What {@code String()} or {@code Error()} returns. */
  String goString();
}
