package dev.wheelhouse.worker.simulation;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Preparation.ApprovalDenied;
import dev.wheelhouse.events.lifecycle.Preparation.ApprovalGranted;
import dev.wheelhouse.events.lifecycle.Preparation.ApprovalRequested;
import dev.wheelhouse.worker.kafka.SimulatedBroker.DurableEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What clients ask for: drawn from chance, published at its time, sometimes twice or astray. */
final class Workload {
  static final List<String> RELEASES = List.of("red", "green", "blue", "grey");
  private static final List<String> EVENTS =
      List.of(
          "pre-install,pre-upgrade",
          "post-install,post-upgrade",
          "pre-upgrade,pre-rollback",
          "post-rollback",
          "pre-delete",
          "post-delete",
          "test");
  private static final List<String> POLICIES =
      List.of(
          "",
          "before-hook-creation",
          "hook-succeeded",
          "hook-failed",
          "before-hook-creation,hook-succeeded",
          "hook-succeeded,hook-failed");

  private final Simulation simulation;
  private final Random random;
  private final List<ReleaseKey> keys = new ArrayList<>();
  private final List<String> deployments = new ArrayList<>();
  private int nextId;

  Workload(Simulation simulation) {
    this.simulation = simulation;
    this.random = simulation.random();
  }

  /** Requests of a run, over this time. */
  void plan(int requests, Duration over) {
    int releases = 1 + random.nextInt(RELEASES.size());
    for (int i = 0; i < requests; i++) {
      String release = RELEASES.get(random.nextInt(releases));
      boolean first = i < releases;
      after(random.nextInt((int) over.toMillis()), () -> deploy(release, first));
    }
    for (int i = 0; i < requests / 3; i++) {
      after(random.nextInt((int) over.toMillis()), this::cancel);
    }
    after(random.nextInt((int) over.toMillis()), this::nonsense);
    after(5000, this::approve);
  }

  private void after(long millis, Runnable task) {
    simulation.schedule().at(simulation.schedule().now().plusMillis(millis), task);
  }

  private void deploy(String release, boolean first) {
    ReleaseKey key = new ReleaseKey(Simulation.CLUSTER, "default", release);
    String id = "r" + nextId++;
    keys.add(key);
    deployments.add(DeploymentId.of(key, id));
    send(key, request(key, id, first ? 0 : random.nextInt(12)));
  }

  private String request(ReleaseKey key, String id, int dice) {
    String operation =
        switch (dice) {
          case 0, 1, 2, 3, 4, 5, 6 -> "\"operation\":\"upgrade\",\"install\":true," + chart();
          case 7 -> "\"operation\":\"install\"," + chart();
          case 8, 9 -> "\"operation\":\"rollback\"";
          case 10 -> "\"operation\":\"uninstall\"" + (coin(4) ? ",\"keepHistory\":true" : "");
          default -> "\"operation\":\"test\"";
        };
    return "{\"id\":\"%s\",\"release\":\"%s\",%s,%s}"
        .formatted(id, key.release(), operation, options(dice));
  }

  private String options(int dice) {
    StringBuilder options = new StringBuilder("\"timeout\":\"" + (20 + random.nextInt(40)) + "s\"");
    if (coin(3)) {
      options.append(",\"hookTimeout\":\"").append(5 + random.nextInt(10)).append("s\"");
    }
    if (dice <= 7) {
      options.append(coin(3) ? ",\"atomic\":true" : coin(2) ? ",\"wait\":true" : "");
      options.append(coin(10) ? ",\"dryRun\":true" : "");
      options.append(coin(6) ? ",\"approval\":\"required\"" : "");
      options.append(coin(4) ? ",\"hookParallelism\":2" : "");
      options.append(coin(4) ? ",\"maxHistory\":2" : "");
    }
    if (coin(6)) {
      options.append(",\"onBusy\":\"supersede\"");
    } else if (coin(8)) {
      options.append(",\"onBusy\":\"reject\"");
    }
    return options.toString();
  }

  private String chart() {
    StringBuilder hooks = new StringBuilder();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      hooks
          .append(i == 0 ? "" : ",")
          .append(
              "{\"name\":\"h%d\",\"on\":\"%s\",\"weight\":%d,\"policy\":\"%s\",\"duration\":\"%dms\",\"exit\":%d}"
                  .formatted(
                      i,
                      pick(EVENTS),
                      random.nextInt(2),
                      pick(POLICIES),
                      100 + random.nextInt(coin(8) ? 20_000 : 3000),
                      coin(8) ? 1 : 0));
    }
    return "\"chart\":\"%s\",\"values\":{\"content\":\"c%d\",\"more\":[%s],\"readyAfter\":\"%dms\",\"hooks\":[%s]}"
        .formatted(
            coin(25) ? "missing" : Charts.NAME,
            random.nextInt(3),
            coin(2) ? "\"m" + random.nextInt(3) + "\"" : "",
            random.nextInt(coin(6) ? 60_000 : 2000),
            hooks);
  }

  private boolean coin(int sides) {
    return random.nextInt(sides) == 0;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void cancel() {
    if (deployments.isEmpty()) {
      return;
    }
    int which = random.nextInt(deployments.size());
    ReleaseKey key = keys.get(which);
    String deployment = coin(2) ? "" : ",\"deployment\":\"" + deployments.get(which) + "\"";
    send(
        key,
        "{\"id\":\"r%d\",\"release\":\"%s\",\"operation\":\"cancel\"%s}"
            .formatted(nextId++, key.release(), deployment));
  }

  /** What no worker can work on. */
  private void nonsense() {
    String value =
        switch (random.nextInt(3)) {
          case 0 -> "no JSON";
          case 1 -> "{\"operation\":\"conquer\"}";
          default ->
              "{\"id\":\"r%d\",\"release\":\"red\",\"operation\":\"install\"}".formatted(nextId++);
        };
    publish(random.nextInt(Simulation.PARTITIONS), null, value);
  }

  /** To its partition or to another, with a key or without, once or twice. */
  private void send(ReleaseKey key, String value) {
    publish(place(key), coin(5) ? null : key.toString(), value);
    if (coin(4)) {
      after(random.nextInt(30_000), () -> publish(place(key), key.toString(), value));
    }
  }

  private int place(ReleaseKey key) {
    return coin(4)
        ? random.nextInt(Simulation.PARTITIONS)
        : Topics.partitionFor(key, Simulation.PARTITIONS);
  }

  private void publish(int partition, String key, String value) {
    simulation.publish(partition, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
  }

  /** A person who looks now and then at what waits for approval. */
  private void approve() {
    Map<String, Event> waiting = new LinkedHashMap<>();
    for (DurableEvent durable : simulation.broker().events()) {
      Event event = durable.event();
      if (event.data() instanceof ApprovalRequested) {
        waiting.put(event.deployment(), event);
      } else if (event.data() instanceof ApprovalGranted
          || event.data() instanceof ApprovalDenied
          || event.data() instanceof End) {
        waiting.remove(event.deployment());
      }
    }
    waiting.values().forEach(this::answer);
    after(5000, this::approve);
  }

  private void answer(Event waiting) {
    String digest = ((ApprovalRequested) waiting.data()).planDigest();
    String what =
        coin(4)
            ? "\"operation\":\"deny\""
            : "\"operation\":\"approve\",\"planDigest\":\""
                + (coin(4) ? "sha256:0" : digest)
                + "\"";
    send(
        waiting.key(),
        "{\"id\":\"r%d\",\"release\":\"%s\",\"deployment\":\"%s\",%s}"
            .formatted(nextId++, waiting.key().release(), waiting.deployment(), what));
  }
}
