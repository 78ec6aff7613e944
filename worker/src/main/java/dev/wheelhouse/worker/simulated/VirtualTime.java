package dev.wheelhouse.worker.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A clock that moves only when told to. Tasks run on the thread that moves it, in the order of
 * their times, equal times in the order of their registration: the same calls give the same run.
 */
public final class VirtualTime implements SimulatedTime {
  private record Task(Instant time, long number, Runnable runnable) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::time).thenComparing(Task::number));
  private Instant now;
  private long number;

  public VirtualTime(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void at(Instant time, Runnable task) {
    tasks.add(new Task(time.isBefore(now) ? now : time, number++, task));
  }

  /** Runs what is due now, and what becomes due by it. */
  public void runDue() {
    advance(Duration.ZERO);
  }

  /** Moves the clock, running each task at its time. */
  public void advance(Duration duration) {
    Instant end = now().plus(duration);
    for (Task task = next(end); task != null; task = next(end)) {
      task.runnable().run();
    }
    synchronized (this) {
      now = end;
    }
  }

  /**
   * Runs the next task, moving the clock to its time.
   *
   * @return false when there is none
   */
  public boolean step() {
    Task task = next(Instant.MAX);
    if (task == null) {
      return false;
    }
    task.runnable().run();
    return true;
  }

  private synchronized Task next(Instant end) {
    Task task = tasks.peek();
    if (task == null || task.time().isAfter(end)) {
      return null;
    }
    tasks.remove();
    now = task.time();
    return task;
  }

  @Override
  public synchronized void close() {
    tasks.clear();
  }
}
