package dev.wheelhouse.render.mvel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names an expression may start with at one place of a template. Belongs to one parse. */
final class Names {
  /** What every template sees. */
  static final Set<String> GLOBALS =
      Set.of("values", "release", "chart", "capabilities", "files", "template");

  /** What a partial sees besides: the second argument of {@code include}. */
  static final String ARGUMENT = "arg";

  private static final Set<String> PARTIAL =
      Stream.concat(GLOBALS.stream(), Stream.of(ARGUMENT)).collect(Collectors.toUnmodifiableSet());

  /** Words that are values. */
  static final Set<String> WORDS = Set.of("true", "false", "null");

  private record Variable(String name, int slot) {}

  private final Set<String> globals;
  private final Deque<Variable> variables = new ArrayDeque<>();
  private int slots;

  /**
   * @param globals what is known everywhere in the template
   */
  Names(Set<String> globals) {
    this.globals = globals;
  }

  /**
   * What is known everywhere in a chart's template.
   *
   * @param partial whether it is there to be included
   */
  static Set<String> ofChart(boolean partial) {
    return partial ? PARTIAL : GLOBALS;
  }

  /** How many slots the loops of the whole template use. */
  int slots() {
    return slots;
  }

  boolean isGlobal(String name) {
    return globals.contains(name);
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
    Set<String> known = new TreeSet<>(globals);
    variables.forEach(variable -> known.add(variable.name()));
    return known;
  }
}
