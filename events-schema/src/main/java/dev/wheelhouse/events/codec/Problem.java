package dev.wheelhouse.events.codec;

/**
 * One place where a JSON text does not match its schema.
 *
 * @param pointer JSON pointer (RFC 6901) to the place; empty for the whole text
 * @param expected what the schema asks for
 * @param found what is there; never a value that may be secret
 * @param hint what was probably meant, or empty
 */
public record Problem(String pointer, String expected, String found, String hint) {
  @Override
  public String toString() {
    String place = pointer.isEmpty() ? "the whole" : pointer;
    String end = hint.isEmpty() ? "" : "; " + hint;
    return place + ": expected " + expected + ", found " + found + end;
  }
}
