package dev.wheelhouse.render.lint;

import dev.wheelhouse.render.lint.LintMessage.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the rules found so far, in their order. */
final class Findings {
  private final List<LintMessage> messages = new ArrayList<>();

  void add(Severity severity, String path, String text) {
    messages.add(new LintMessage(severity, path, text));
  }

  /**
   * Takes a rule's outcome.
   *
   * @return whether the rule holds
   */
  boolean check(Severity severity, String path, Optional<String> problem) {
    problem.ifPresent(text -> add(severity, path, text));
    return problem.isEmpty();
  }

  List<LintMessage> messages() {
    return List.copyOf(messages);
  }
}
