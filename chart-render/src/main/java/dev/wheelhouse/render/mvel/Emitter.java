package dev.wheelhouse.render.mvel;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes MVEL templates for a parsed template. They are made of {@code @{vN}}, {@code @if{vN}},
 * {@code @elseif{vN}}, {@code @else{}}, {@code @foreach{x : vN}} and {@code @end{}} alone; what the
 * names stand for is in the {@link Block}'s table.
 *
 * <p>MVEL runs a template by recursion over its nodes, so each body is a template of its own and
 * long ones are cut: the stack a run needs does not grow with the length of a template.
 */
final class Emitter {
  /** First character of every name. */
  static final char PREFIX = 'v';

  private static final int SEGMENTS = 32;

  private final StringBuilder generated = new StringBuilder();
  private final List<Entry> table = new ArrayList<>();

  private int mostConditions;

  private Emitter() {}

  /** The generated template of some segments, and of what is nested in them. */
  static Block emit(List<Segment> segments) {
    if (segments.size() <= SEGMENTS) {
      return new Emitter().block(segments);
    }
    List<Entry> parts = new ArrayList<>();
    for (int i = 0; i < segments.size(); i += SEGMENTS) {
      parts.add(
          new Entry.Nested(
              new Emitter().block(segments.subList(i, Math.min(i + SEGMENTS, segments.size())))));
    }
    return joined(parts);
  }

  private static Block joined(List<Entry> parts) {
    List<Entry> level = parts;
    while (level.size() > SEGMENTS) {
      List<Entry> above = new ArrayList<>();
      for (int i = 0; i < level.size(); i += SEGMENTS) {
        above.add(
            new Entry.Nested(sequence(level.subList(i, Math.min(i + SEGMENTS, level.size())))));
      }
      level = above;
    }
    return sequence(level);
  }

  private static Block sequence(List<Entry> entries) {
    Emitter emitter = new Emitter();
    emitter.start();
    entries.forEach(entry -> emitter.orb("", entry));
    return emitter.finish();
  }

  private Block block(List<Segment> segments) {
    start();
    segments.forEach(segment -> segment.emit(this));
    return finish();
  }

  /** Writes one name. */
  void run(Segment.Run run) {
    orb("", new Entry.Run(run.pieces()));
  }

  /** Writes {@code @foreach}. */
  void loop(Segment.Loop loop) {
    orb("foreach", "x : ", new Entry.Items(loop.slot(), loop.items()));
    body(loop.body());
    generated.append("@end{}");
  }

  /** Writes {@code @if} and its branches. */
  void conditional(Segment.Conditional conditional) {
    String directive = "if";
    int position = 0;
    for (Segment.Branch branch : conditional.branches()) {
      if (branch.condition().isPresent()) {
        orb(directive, new Entry.Condition(position++, branch.condition().get()));
      } else {
        generated.append("@else{}");
      }
      body(branch.body());
      directive = "elseif";
    }
    mostConditions = Math.max(mostConditions, position);
    generated.append("@end{}");
  }

  private void body(List<Segment> segments) {
    if (segments.isEmpty()) {
      orb("", new Entry.Blank());
    } else if (segments.size() == 1 && segments.get(0) instanceof Segment.Run run) {
      run(run);
    } else {
      orb("", new Entry.Nested(emit(segments)));
    }
  }

  private void start() {
    orb("", new Entry.Blank());
  }

  private Block finish() {
    return new Block(generated.toString(), table, mostConditions);
  }

  private void orb(String directive, Entry entry) {
    orb(directive, "", entry);
  }

  private void orb(String directive, String before, Entry entry) {
    generated.append('@').append(directive).append('{').append(before);
    generated.append(PREFIX).append(table.size()).append('}');
    table.add(entry);
  }
}
