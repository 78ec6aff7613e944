package dev.wheelhouse.render.schema;

import java.util.List;
import java.util.Optional;

/**
 * A draft with the vocabularies that a metaschema of one's own switches on.
 *
 * @param draft the draft
 * @param vocabularies names of the draft's vocabularies; empty for its default ones
 */
record Dialect(Draft draft, Optional<List<String>> vocabularies) {
  static Dialect of(Draft draft) {
    return new Dialect(draft, Optional.empty());
  }

  boolean has(String vocabulary) {
    return vocabulary.equals("core")
        || draft.version() < 2019
        || vocabularies.orElse(draft.defaultVocabularies()).contains(vocabulary);
  }
}
