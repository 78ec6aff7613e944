package dev.wheelhouse.gotpl.sprig;

import dev.wheelhouse.gotpl.func.GoFunction;
import dev.wheelhouse.gotpl.func.Receiver;
import dev.wheelhouse.gotpl.value.GoDefinedInt;
import dev.wheelhouse.gotpl.value.GoStringer;
import dev.wheelhouse.gotpl.value.GoType;
import java.util.function.LongFunction;

/** A value of a defined integer type with a name of its own, such as {@code time.Duration}. */
class NamedInt extends Number implements GoDefinedInt, GoStringer, Receiver {
  private static final long serialVersionUID = 1L;

  private final transient GoType type;
  private final long value;
  private final transient LongFunction<String> texts;

  /**
   * @param type a defined type of an integer kind
   * @param texts what the {@code String()} of a value gives
   */
  NamedInt(GoType type, long value, LongFunction<String> texts) {
    this.type = type;
    this.value = value;
    this.texts = texts;
  }

  @Override
  public GoType goType() {
    return type;
  }

  @Override
  public String goString() {
    return texts.apply(value);
  }

  @Override
  public NamedInt withValue(long other) {
    return new NamedInt(type, other, texts);
  }

  @Override
  public GoFunction goMethod(String name) {
    return name.equals("String")
        ? GoFunction.named(name).returns(GoType.STRING).call(this::goString)
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
