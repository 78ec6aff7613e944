package dev.wheelhouse.ops.follow;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells a deployment's events for tests: each so many milliseconds after the first. */
final class Story {
  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final ReleaseKey key = new ReleaseKey("default", "shop", "web");
  private final List<Event> events = new ArrayList<>();

  Story at(long millis, LifecycleEvent data) {
    events.add(
        new Event(
            "abcdefghijklmnop", events.size() + 1, key, START.plusMillis(millis), "w1", "", data));
    return this;
  }

  List<Event> events() {
    return events;
  }

  /** All lines as a log has them. */
  String log() {
    Progress progress = new Progress();
    StringBuilder log = new StringBuilder();
    events.forEach(event -> log.append(progress.on(event).plain()).append('\n'));
    return log.toString();
  }

  Outcome outcome() {
    Outcome outcome = new Outcome();
    events.forEach(outcome::on);
    return outcome;
  }
}
