package dev.wheelhouse.render.schema;

/**
 * The schemas entered on the way to the current one.
 *
 * @param schema the schema
 * @param keyword the referring keyword where it was entered by reference, else ""
 * @param value number of the value being validated; schemas of one value share it
 * @param parent the schema before, or null
 */
record Scope(CompiledSchema schema, String keyword, int value, Scope parent) {
  Scope child(CompiledSchema next, String referringKeyword, int nextValue) {
    return new Scope(next, referringKeyword, nextValue, this);
  }

  /** The earlier entry of the same schema for the same value, or null. */
  Scope cycle() {
    for (Scope at = parent; at != null && at.value == value; at = at.parent) {
      if (at.schema == schema) {
        return at;
      }
    }
    return null;
  }

  String keywordLocation() {
    StringBuilder location = new StringBuilder();
    for (Scope at = this; at.parent != null; at = at.parent) {
      String step =
          at.keyword.isEmpty()
              ? at.schema.location.substring(
                  Math.min(at.schema.location.length(), at.parent.schema.location.length()))
              : "/" + Urls.escape(at.keyword);
      location.insert(0, step);
    }
    return location.toString();
  }
}
