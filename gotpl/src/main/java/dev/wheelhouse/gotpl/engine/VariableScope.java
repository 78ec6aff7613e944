package dev.wheelhouse.gotpl.engine;

import java.util.ArrayList;
import java.util.List;

/** Gives each variable a slot; inner variables hide outer ones of the same name. */
final class VariableScope {
  private final List<String> names = new ArrayList<>(List.of("$"));
  private int slots = 1;

  int mark() {
    return names.size();
  }

  void popTo(int mark) {
    names.subList(mark, names.size()).clear();
  }

  int declare(String name) {
    names.add(name);
    slots = Math.max(slots, names.size());
    return names.size() - 1;
  }

  /** The slot of a variable, or -1 if it is not declared here. */
  int find(String name) {
    return names.lastIndexOf(name);
  }

  int slots() {
    return slots;
  }
}
