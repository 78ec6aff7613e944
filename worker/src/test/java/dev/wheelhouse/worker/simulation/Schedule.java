package dev.wheelhouse.worker.simulation;

import dev.wheelhouse.worker.simulated.SimulatedTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Virtual time, and all that is to happen. A task may let time go by in its midst ({@link
 * #runUntil}): other tasks then run inside of it, as other threads and processes would beside it.
 */
final class Schedule implements SimulatedTime {
  private record Task(Instant time, long number, Runnable runnable) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::time).thenComparing(Task::number));
  private Instant now;
  private long number;
  private int depth;

  Schedule(Instant start) {
    this.now = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void at(Instant time, Runnable task) {
    tasks.add(new Task(time.isBefore(now) ? now : time, number++, task));
  }

  /** How many tasks are in the midst of their work. */
  int depth() {
    return depth;
  }

  /** Runs what is due until then. */
  void runUntil(Instant end) {
    depth++;
    try {
      for (Task task = tasks.peek();
          task != null && !task.time().isAfter(end);
          task = tasks.peek()) {
        tasks.remove();
        now = task.time().isAfter(now) ? task.time() : now;
        task.runnable().run();
      }
    } finally {
      depth--;
    }
    pass(end);
  }

  /** Moves the clock; what becomes due is late. */
  void pass(Instant to) {
    now = to.isAfter(now) ? to : now;
  }

  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  @Override
  public void close() {
    tasks.clear();
  }
}
