package dev.wheelhouse.ops.cdevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.ops.gateway.EventWriter;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.worker.testing.KafkaForTests;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CdEventProjectionTest {
  private final KafkaForTests kafka = KafkaForTests.shared();
  private final Topics topics = kafka.freshTopics(3);
  private final LogSettings log = new LogSettings(kafka.bootstrapServers(), topics, Map.of());
  private final EventWriter writer = new EventWriter(kafka.clientProperties(), topics);
  private CdEventProjection projection;

  @AfterEach
  void close() {
    projection.close();
    writer.close();
  }

  private void start() {
    projection = CdEventProjection.start(log, "cdevents", false);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(projection::isReady);
  }

  private void deploy(String release, int revision) throws Exception {
    ReleaseKey key = new ReleaseKey("default", "shop", release);
    String deployment = release + revision;
    writer.write(key, deployment, EventWriter.begun(revision, 'a'));
    writer.write(key, deployment, EventWriter.deployed(revision));
  }

  private List<ConsumerRecord<byte[], byte[]>> written() {
    try (LogClient client = LogClient.connect(log)) {
      return client.readAll(topics.cdEvents());
    }
  }

  @Test
  void writesEachOnceOverARestartAsCloudEventsUnderTheReleasesKey() throws Exception {
    deploy("old", 1);
    start();
    deploy("web", 1);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> written().size() == 1);
    projection.close();
    deploy("web", 2);
    deploy("api", 1);

    start();

    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> written().size() == 3);
    projection.close();
    List<CloudEvent> events =
        written().stream()
            .map(record -> KafkaMessageFactory.createReader(record).toEvent())
            .toList();
    assertThat(events)
        .extracting(CloudEvent::getId)
        .containsExactlyInAnyOrder("web1/18", "web2/18", "api1/18");
    CloudEvent upgraded =
        events.stream().filter(event -> event.getId().equals("web2/18")).findFirst().orElseThrow();
    assertThat(upgraded.getType()).isEqualTo("dev.cdevents.service.upgraded.0.1.1");
    assertThat(upgraded.getSubject()).isEqualTo("default/shop/web");
    assertThat(new String(upgraded.getData().toBytes(), StandardCharsets.UTF_8))
        .contains("\"artifactId\":\"pkg:helm/web@1.2.2?checksum=sha256:");
    assertThat(written())
        .allMatch(
            record -> new String(record.key(), StandardCharsets.UTF_8).startsWith("default/shop/"));
  }
}
