package dev.wheelhouse.gotpl.value;

import java.util.Objects;

/**
 * A nil pointer, function or non-empty interface that knows its type. The untyped nil is Java's
 * null; nil maps and slices are {@link GoMap#nil} and {@link GoSlice#nil}.
 */
public record GoNil(GoType goType) implements GoValue {
  public GoNil {
    Objects.requireNonNull(goType, "goType");
  }
}
