package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.worker.port.StepException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Helm's {@code --filter}: {@code name=x} takes x only, {@code !name=x} leaves x out. */
final class TestFilters {
  private TestFilters() {}

  static Predicate<String> of(List<String> filters) throws StepException {
    Set<String> only = new HashSet<>();
    Set<String> without = new HashSet<>();
    for (String filter : filters) {
      if (filter.startsWith("name=")) {
        only.add(filter.substring("name=".length()));
      } else if (filter.startsWith("!name=")) {
        without.add(filter.substring("!name=".length()));
      } else {
        throw StepException.terminal(
            ErrorCode.MALFORMED_REQUEST,
            "a test filter is name=NAME or !name=NAME, found \"" + filter + "\"");
      }
    }
    return name -> !without.contains(name) && (only.isEmpty() || only.contains(name));
  }
}
