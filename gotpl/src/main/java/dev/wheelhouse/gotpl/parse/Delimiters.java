package dev.wheelhouse.gotpl.parse;

/** What opens and closes an action. */
public record Delimiters(String left, String right) {
  /** <code>{{</code> and <code>}}</code>. */
  public static final Delimiters DEFAULT = new Delimiters("{{", "}}");

  public Delimiters {
    if (left.isEmpty() || right.isEmpty()) {
      throw new IllegalArgumentException(
          "a delimiter must not be empty: left '" + left + "', right '" + right + "'");
    }
  }
}
