package dev.wheelhouse.gotpl.parse;

import java.util.ArrayList;
import java.util.List;

/** The variables that may be named at one place of a template, and the ranges around it. */
final class Scope {
  final List<String> variables = new ArrayList<>(List.of("$"));
  int rangeDepth;

  void popTo(int size) {
    variables.subList(size, variables.size()).clear();
  }
}
