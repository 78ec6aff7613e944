package dev.wheelhouse.ops.chaos;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.ReleaseKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What clients ask for while things break: installs, upgrades, rollbacks, tests, uninstalls and
 * cancels of many releases; some requests twice, some on the wrong partition, some by librdkafka.
 */
final class Workload implements AutoCloseable {
  private static final Duration KCAT_PATIENCE = Duration.ofMinutes(2);
  private static final int LIBRDKAFKA_PERCENT = 10;
  private static final int MISPLACED_PERCENT = 20;
  private static final int TWICE_PERCENT = 8;
  private static final int CANCEL_PERCENT = 4;

  private final String broker;
  private final String topic;
  private final int partitions;
  private final List<String> charts;
  private final Random random;
  private final boolean kcat;
  private final KafkaProducer<String, String> producer;
  private final List<Release> releases = new ArrayList<>();
  private final Set<String> wanted = new LinkedHashSet<>();
  private final Set<String> cancelled = new LinkedHashSet<>();
  private int asked;

  /** A release and what it has been through by asking. */
  private static final class Release {
    final ReleaseKey key;
    int revisions;

    Release(int number) {
      key = new ReleaseKey("default", "default", "r" + number);
    }
  }

  Workload(
      String broker, String topic, int partitions, int releases, List<String> charts, long seed) {
    this.broker = broker;
    this.topic = topic;
    this.partitions = partitions;
    this.charts = charts;
    this.random = new Random(seed);
    this.kcat = Kcat.isInstalled();
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker, "delivery.timeout.ms", "180000"),
            new StringSerializer(),
            new StringSerializer());
    for (int i = 0; i < releases; i++) {
      this.releases.add(new Release(i));
    }
  }

  /** Asks for one more deployment. Blocks until the request is durable. */
  void next() throws IOException, InterruptedException, ExecutionException {
    Release release = releases.get(asked % releases.size());
    String id = "q" + asked++;
    String deployment = DeploymentId.of(release.key, id);
    wanted.add(deployment);
    boolean cancel = release.revisions > 0 && percent(CANCEL_PERCENT);
    publish(release.key, request(release, id, operation(release)));
    if (cancel) {
      cancelled.add(deployment);
      publish(
          release.key,
          request(
              release,
              id + "-cancel",
              "\"operation\":\"cancel\",\"deployment\":\"%s\"".formatted(deployment)));
    }
  }

  private boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  private String operation(Release release) {
    int dice = release.revisions == 0 ? 0 : random.nextInt(100);
    if (release.revisions >= 2 && dice >= 80 && dice < 90) {
      release.revisions++;
      return "\"operation\":\"rollback\"";
    }
    if (dice >= 90 && dice < 95) {
      release.revisions = 0;
      return "\"operation\":\"uninstall\"";
    }
    if (dice >= 95) {
      return "\"operation\":\"test\"";
    }
    release.revisions++;
    return "\"operation\":\"upgrade\",\"install\":true,\"chart\":{\"ref\":\"%s\"},\"values\":{\"color\":\"c%d\",\"seconds\":%d,\"password\":\"%s\"}"
        .formatted(
            charts.get(random.nextInt(charts.size())), asked, 1 + random.nextInt(3), Canary.VALUE);
  }

  private static String request(Release release, String id, String fields) {
    return "{\"id\":\"%s\",\"release\":\"%s\",\"namespace\":\"%s\",%s}"
        .formatted(id, release.key.release(), release.key.namespace(), fields);
  }

  private void publish(ReleaseKey key, String json)
      throws IOException, InterruptedException, ExecutionException {
    int times = percent(TWICE_PERCENT) ? 2 : 1;
    for (int i = 0; i < times; i++) {
      if (kcat && percent(LIBRDKAFKA_PERCENT)) {
        publishByLibrdkafka(json);
      } else if (percent(MISPLACED_PERCENT)) {
        send(new ProducerRecord<>(topic, random.nextInt(partitions), null, json));
      } else {
        send(new ProducerRecord<>(topic, key.toString(), json));
      }
    }
  }

  /** kcat ends when it finds no broker; it is asked again, so a message may come twice. */
  private void publishByLibrdkafka(String json) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + KCAT_PATIENCE.toNanos();
    while (true) {
      try {
        Kcat.publish(broker, topic, json);
        return;
      } catch (IOException e) {
        if (System.nanoTime() > giveUp) {
          throw e;
        }
        Thread.sleep(500);
      }
    }
  }

  private void send(ProducerRecord<String, String> record)
      throws InterruptedException, ExecutionException {
    producer.send(record).get();
  }

  /** All deployments that were asked for. */
  Set<String> wanted() {
    return wanted;
  }

  /** Those that somebody tried to cancel. */
  Set<String> cancelled() {
    return cancelled;
  }

  int releases() {
    return releases.size();
  }

  @Override
  public void close() {
    producer.close();
  }
}
