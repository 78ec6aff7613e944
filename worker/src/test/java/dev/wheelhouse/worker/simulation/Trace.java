package dev.wheelhouse.worker.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, a line each; kept only when somebody is going to read it. */
final class Trace {
  private final Schedule schedule;
  private final boolean kept;
  private final List<String> lines = new ArrayList<>();

  Trace(Schedule schedule, boolean kept) {
    this.schedule = schedule;
    this.kept = kept;
  }

  void add(Supplier<String> line) {
    if (kept) {
      long millis = Duration.between(Simulation.START, schedule.now()).toMillis();
      lines.add("%7.3f %s".formatted(millis / 1000.0, line.get()));
    }
  }

  List<String> lines() {
    return lines;
  }
}
