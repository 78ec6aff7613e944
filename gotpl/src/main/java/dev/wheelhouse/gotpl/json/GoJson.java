package dev.wheelhouse.gotpl.json;

import dev.wheelhouse.gotpl.value.GoError;

/** Entry points to Go's JSON. Thread-safe; without state. */
public final class GoJson {
  private GoJson() {}

  /**
   * Go's {@code json.Marshal}: compact, map keys in order, {@code <}, {@code >} and {@code &}
   * escaped.
   *
   * @throws GoError if a value has no JSON form (NaN, a function, a map with keys that are no text)
   */
  public static String encode(Object value) {
    return new JsonEncoder(true, null).encode(value);
  }

  /**
   * Go's encoder with {@code SetEscapeHTML(false)}, without the final line break.
   *
   * @throws GoError if a value has no JSON form
   */
  public static String encodeRaw(Object value) {
    return new JsonEncoder(false, null).encode(value);
  }

  /**
   * Go's {@code json.MarshalIndent} with an empty prefix.
   *
   * @param indent of one level, such as two blanks
   * @throws GoError if a value has no JSON form
   */
  public static String encodeIndented(Object value, String indent) {
    return new JsonEncoder(true, indent).encode(value);
  }

  /**
   * Go's {@code json.Unmarshal} into an {@code interface {}}: objects become maps, arrays lists,
   * numbers {@code Double}.
   *
   * @throws GoError with Go's message if the text is not JSON, or a number is out of range
   */
  public static Object decode(String text) {
    JsonDecoder decoder = new JsonDecoder(text);
    Object value = decoder.decode();
    if (decoder.rangeError() != null) {
      throw decoder.rangeError();
    }
    return value;
  }

  /**
   * A value at the start of a text.
   *
   * @param rest what follows it
   */
  public record Prefix(Object value, String rest) {}

  /**
   * One value as Go's {@code json.Decoder} takes it from a stream.
   *
   * @throws GoError with Go's message if the text does not start with JSON, or a number is out of
   *     range
   */
  public static Prefix decodePrefix(String text) {
    JsonDecoder decoder = new JsonDecoder(text);
    Object value = decoder.decodePrefix();
    if (decoder.rangeError() != null) {
      throw decoder.rangeError();
    }
    return new Prefix(value, decoder.rest());
  }

  /**
   * What Go's {@code json.Unmarshal} leaves in the target when its error is ignored: null for a
   * text that is not JSON, null in place of a number that is out of range.
   */
  public static Object decodeIgnoringErrors(String text) {
    try {
      return new JsonDecoder(text).decode();
    } catch (GoError syntax) {
      return null;
    }
  }
}
