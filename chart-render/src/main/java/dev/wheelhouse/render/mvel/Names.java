package dev.wheelhouse.render.mvel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names an expression may start with at one place of a template. Belongs to one parse. */
final class Names {
  /** What every template sees. */
  static final Set<String> GLOBALS =
      Set.of("values", "release", "chart", "capabilities", "files", "template");

  /** What a partial sees besides: the second argument of {@code include}. */
  static final String ARGUMENT = "arg";

  /** Words that are values. */
  static final Set<String> WORDS = Set.of("true", "false", "null");

  private record Variable(String name, int slot) {}

  private final boolean partial;
  private final Deque<Variable> variables = new ArrayDeque<>();
  private int slots;

  Names(boolean partial) {
    this.partial = partial;
  }

  /** How many slots the loops of the whole template use. */
  int slots() {
    return slots;
  }

  boolean isGlobal(String name) {
    return GLOBALS.contains(name) || (partial && name.equals(ARGUMENT));
  }

  /** The slot of the loop variable with this name. */
  Optional<Integer> slot(String name) {
    return variables.stream()
        .filter(variable -> variable.name().equals(name))
        .map(Variable::slot)
        .findFirst();
  }

  /** Whether the name already means something here. */
  boolean isTaken(String name) {
    return isGlobal(name)
        || name.equals(ARGUMENT)
        || WORDS.contains(name)
        || slot(name).isPresent();
  }

  /** Enters a loop; gives the slot of its variable. */
  int open(String name) {
    variables.push(new Variable(name, slots));
    return slots++;
  }

  /** Leaves the innermost loop. */
  void close() {
    variables.pop();
  }

  /** Every name that is known here. */
  Set<String> known() {
    Set<String> known = new TreeSet<>(GLOBALS);
    if (partial) {
      known.add(ARGUMENT);
    }
    variables.forEach(variable -> known.add(variable.name()));
    return known;
  }
}
