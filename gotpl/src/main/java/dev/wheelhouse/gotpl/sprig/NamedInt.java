package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.Receiver;
import dev.wheelhouse.gotpl.value.GoStringer;
import dev.wheelhouse.gotpl.value.GoType;

/** A value of a defined integer type with a name of its own, such as {@code time.Duration}. */
class NamedInt extends Number implements GoStringer, Receiver {
  private static final long serialVersionUID = 1L;

  private final transient GoType type;
  private final long value;
  private final String text;

  /**
   * @param type a defined type of an integer kind
   * @param text what its {@code String()} gives
   */
  NamedInt(GoType type, long value, String text) {
    this.type = type;
    this.value = value;
    this.text = text;
  }

  @Override
  public GoType goType() {
    return type;
  }

  @Override
  public String goString() {
    return text;
  }

  @Override
  public GoFunction goMethod(String name) {
    return name.equals("String")
        ? GoFunction.named(name).returns(GoType.STRING).call(() -> text)
        : null;
  }

  @Override
  public long longValue() {
    return value;
  }

  @Override
  public int intValue() {
    return (int) value;
  }

  @Override
  public double doubleValue() {
    return value;
  }

  @Override
  public float floatValue() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedInt that && value == that.value && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
