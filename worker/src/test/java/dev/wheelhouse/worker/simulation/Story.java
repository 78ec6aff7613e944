package dev.wheelhouse.worker.simulation;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.worker.check.Violation;
import dev.wheelhouse.worker.kafka.SimulatedBroker.DurableEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A world without chance: one worker, one release, requests one after another. */
final class Story {
  static final ReleaseKey KEY = new ReleaseKey(Simulation.CLUSTER, "default", "red");
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration LOOK = Duration.ofMillis(100);

  final Simulation simulation;
  private int requests;

  Story(Switches switches) {
    simulation = new Simulation(1, true, switches, false);
    simulation.start("w1");
  }

  /** Publishes a request of the release; returns its deployment. */
  String request(String json) {
    String id = "r" + requests++;
    simulation.publish(
        Topics.partitionFor(KEY, Simulation.PARTITIONS),
        null,
        "{\"id\":\"%s\",\"release\":\"%s\",%s}".formatted(id, KEY.release(), json));
    return DeploymentId.of(KEY, id);
  }

  /** A chart's fields of a request. */
  static String chart(String content, String... hooks) {
    return "\"chart\":\"app\",\"values\":{\"content\":\"%s\",\"more\":[\"%s\"],\"hooks\":[%s]}"
        .formatted(content, content, String.join(",", hooks));
  }

  static String hook(String name, String on, int weight, String policy, int exit) {
    return "{\"name\":\"%s\",\"on\":\"%s\",\"weight\":%d,\"policy\":\"%s\",\"duration\":\"2s\",\"exit\":%d}"
        .formatted(name, on, weight, policy, exit);
  }

  /** Lets time go by until all is done. */
  Story settle() {
    simulation.schedule().runUntil(simulation.schedule().now().plus(LOOK));
    long looks = PATIENCE.dividedBy(LOOK);
    for (int i = 0; i < looks && !simulation.isQuiet(); i++) {
      simulation.schedule().runUntil(simulation.schedule().now().plus(LOOK));
    }
    return this;
  }

  /** Lets time go by until the deployment has such an event. */
  void await(String deployment, Class<?> fact) {
    long looks = PATIENCE.dividedBy(LOOK);
    for (int i = 0; i < looks; i++) {
      if (events(deployment).stream().anyMatch(event -> fact.isInstance(event.data()))) {
        return;
      }
      simulation.schedule().runUntil(simulation.schedule().now().plus(LOOK));
    }
    throw new IllegalStateException("no " + fact.getSimpleName() + " came");
  }

  List<Event> events(String deployment) {
    return simulation.broker().events().stream()
        .map(DurableEvent::event)
        .filter(event -> event.deployment().equals(deployment))
        .toList();
  }

  /** How the deployment ended. */
  Optional<End> end(String deployment) {
    return events(deployment).stream()
        .map(Event::data)
        .filter(End.class::isInstance)
        .map(End.class::cast)
        .findFirst();
  }

  List<Violation> violations() {
    List<Violation> all = new ArrayList<>(simulation.violations());
    if (!simulation.isQuiet()) {
      all.add(new Violation("I16", "", "not at rest after " + PATIENCE));
    }
    return all;
  }
}
