package dev.wheelhouse.benchmarks.gateway;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A lifecycle topic with one install of each of many releases, ten events each. */
final class LongLog {
  private static final String DIGEST = "sha256:" + "0".repeat(64);

  private final KafkaForTests kafka;
  private final Topics topics;

  LongLog(KafkaForTests kafka, Topics topics) {
    this.kafka = kafka;
    this.topics = topics;
  }

  static String deployment(int release) {
    return "deployment" + release;
  }

  void write(int releases, int eventsEach) {
    List<LifecycleEvent> story = story();
    if (story.size() != eventsEach) {
      throw new IllegalStateException("a story has " + story.size() + " events");
    }
    EventCodec codec = EventCodec.standard();
    Map<String, Object> config = new HashMap<>(kafka.clientProperties());
    config.put("linger.ms", "5");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < releases; i++) {
        ReleaseKey key = new ReleaseKey("default", "team-" + i % 40, "release-" + i);
        for (int n = 0; n < story.size(); n++) {
          Event event = new Event(deployment(i), n + 1, key, Instant.now(), "w1", "", story.get(n));
          producer.send(codec.toRecord(topics.lifecycle(), event));
        }
      }
      producer.flush();
    }
  }

  private static List<LifecycleEvent> story() {
    ResourceRef web = new ResourceRef("apps/v1", "Deployment", "shop", "web");
    Plan plan =
        new Plan(
            Plan.Action.INSTALL,
            1,
            0,
            0,
            List.of(
                new Step.Wave(
                    1, 1, List.of(new PlannedResource(web, PlannedResource.Action.CREATE))),
                new Step.AwaitReady(false)));
    return List.of(
        new Intake.RequestAccepted(
            "r",
            Operation.INSTALL,
            new Intake.Coordinates("requests", 0, 0),
            DIGEST,
            new Requester("ci", "", ""),
            "",
            new ChartReference("./web", "", "", ""),
            0,
            false,
            Options.DEFAULTS),
        new Intake.DeploymentStarted("w1", Instant.now().plusSeconds(300)),
        new Preparation.ChartResolved("./web", "web", "1.2.3", "9.9", DIGEST),
        new Preparation.ValuesResolved(DIGEST, List.of("request")),
        new Preparation.ManifestRendered("gotpl", 1, 0, DIGEST, List.of()),
        new Preparation.PlanComputed(DIGEST, plan, DIGEST),
        new Preparation.RevisionRecorded(1, "pending-install", "sh.helm.release.v1.web.v1"),
        new ResourceEvent.ResourcesApplied(
            1, 1, List.of(new ResourceEvent.AppliedResource(web, ResourceEvent.Effect.CREATED))),
        new ResourceEvent.ResourcesReady(1),
        new End.ReleaseDeployed(1));
  }

  /** Seconds that a consumer takes that only counts. */
  double plainRead(int records) {
    Map<String, Object> config = new HashMap<>(kafka.clientProperties());
    config.put("max.poll.records", "2000");
    config.put("isolation.level", "read_committed");
    long start = System.nanoTime();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> places =
          IntStream.range(0, Topics.DEFAULT_PARTITIONS)
              .mapToObj(i -> new TopicPartition(topics.lifecycle(), i))
              .toList();
      consumer.assign(places);
      consumer.seekToBeginning(places);
      for (int read = 0; read < records; ) {
        read += consumer.poll(Duration.ofSeconds(1)).count();
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
