package dev.wheelhouse.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies what aliases stand for, and refuses documents that live of aliases: go-yaml's protection
 * against exponential growth, with its numbers.
 */
final class AliasBudget {
  private static final long SMALL_DOCUMENT = 400_000;
  private static final long LARGE_DOCUMENT = 4_000_000;
  private static final double SMALL_RATIO = 0.99;
  private static final double LARGE_RATIO = 0.10;
  private static final int FREE_ALIASED = 100;
  private static final int FREE_TOTAL = 1000;

  private long total = 1;
  private long aliased;

  void countNode() {
    total++;
  }

  /** A deep copy, each node of which counts as aliased. */
  Object copy(Object value) {
    return copy(value, 0);
  }

  private Object copy(Object value, int depth) {
    if (depth > YamlScanner.MAX_DEPTH) {
      throw new YamlException("yaml: exceeded max depth of " + YamlScanner.MAX_DEPTH);
    }
    total++;
    aliased++;
    if (aliased > FREE_ALIASED && total > FREE_TOTAL && (double) aliased / total > allowedRatio()) {
      throw new YamlException("yaml: document contains excessive aliasing");
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> {
            total++;
            aliased++;
            copy.put(key, copy(item, depth + 1));
          });
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(copy(item, depth + 1)));
      return copy;
    }
    return value;
  }

  private double allowedRatio() {
    if (total <= SMALL_DOCUMENT) {
      return SMALL_RATIO;
    }
    if (total >= LARGE_DOCUMENT) {
      return LARGE_RATIO;
    }
    double position = (double) (total - SMALL_DOCUMENT) / (LARGE_DOCUMENT - SMALL_DOCUMENT);
    return SMALL_RATIO - (SMALL_RATIO - LARGE_RATIO) * position;
  }
}
