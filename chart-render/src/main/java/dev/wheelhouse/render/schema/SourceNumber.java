package dev.wheelhouse.render.schema;

import java.math.BigDecimal;

/** A number of a schema that keeps the text it was written with. */
final class SourceNumber extends Number {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final BigDecimal exact;

  SourceNumber(String text) {
    this.text = text;
    this.exact = new BigDecimal(text);
  }

  BigDecimal exact() {
    return exact;
  }

  @Override
  public int intValue() {
    return exact.intValue();
  }

  @Override
  public long longValue() {
    return exact.longValue();
  }

  @Override
  public float floatValue() {
    return exact.floatValue();
  }

  @Override
  public double doubleValue() {
    return exact.doubleValue();
  }

  @Override
  public String toString() {
    return text;
  }
}
