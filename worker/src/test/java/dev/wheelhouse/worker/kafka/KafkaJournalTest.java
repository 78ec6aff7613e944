package dev.wheelhouse.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.DeadLetter;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.worker.port.Journal.RecordedEvent;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaJournalTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private JournalHarness harness;

  @AfterEach
  void close() {
    if (harness != null) {
      harness.close();
    }
  }

  private JournalHarness harness(int partitions) {
    harness = new JournalHarness(KafkaForTests.shared(), partitions);
    return harness;
  }

  @Test
  void holdsItsLeaseWhileTheGroupHearsOfIt() {
    harness(1);
    JournalHarness.Worker worker = harness.start("w");
    await().until(worker.journal::holdsLease);

    await().pollDelay(Duration.ofSeconds(7)).atMost(PATIENCE).until(worker.journal::holdsLease);
  }

  @Test
  void commitsARequestsOffsetTogetherWithItsEvents() {
    harness(1);
    harness.request("a", 1);
    harness.request("b", 3);

    JournalHarness.Worker worker = harness.start("w");

    harness.awaitCompleteHistory();
    await().untilAsserted(() -> assertThat(harness.committed(0).offset()).isEqualTo(2));
    assertThat(worker.rounds.committedOffsets)
        .isEqualTo(harness.log().stream().map(RecordedEvent::offset).toList());
    assertThat(harness.read(harness.topics.releases(), 0))
        .extracting(record -> text(record.key()) + "=" + text(record.value()))
        .containsSubsequence("c/n/a=1")
        .containsSubsequence("c/n/b=1", "c/n/b=2", "c/n/b=3");
  }

  @Test
  void resumesFromTheWatermarkAfterARestart() {
    harness(1);
    harness.request("closed", 2);
    JournalHarness.Worker first = harness.start("w");
    harness.awaitCompleteHistory();
    first.rounds.allow(2);
    harness.request("open", 4);
    await().until(() -> first.rounds.events.get() == 4);
    long firstOfOpen = harness.log().get(2).offset();
    first.close();

    JournalHarness.Worker second = harness.start("w");

    harness.awaitCompleteHistory();
    assertThat(second.rounds.restored.get(0))
        .extracting(recorded -> recorded.event().deployment() + "/" + recorded.event().sequence())
        .containsExactly("open@1/1", "open@1/2");
    assertThat(second.rounds.restored.get(0).get(0).offset()).isEqualTo(firstOfOpen);
  }

  @Test
  void readsTheWholeLogWhenTheOffsetHasNoWatermark() throws Exception {
    harness(1);
    harness.request("a", 2);
    harness.start("w").close();
    JournalHarness.Worker first = harness.start("w");
    harness.awaitCompleteHistory();
    first.close();
    try (Admin admin = admin()) {
      admin
          .alterConsumerGroupOffsets(
              harness.settings("w", false).groupId(),
              Map.of(
                  new TopicPartition(harness.topics.requests(), 0),
                  new OffsetAndMetadata(1, "moved by hand")))
          .all()
          .get();
    }

    JournalHarness.Worker second = harness.start("w");

    await().until(() -> second.rounds.restored.containsKey(0));
    assertThat(second.rounds.restored.get(0)).hasSize(2);
  }

  @Test
  void forwardsARequestThatLiesOnAForeignPartitionExactlyOnce() {
    harness(3);
    ReleaseKey key = harness.releaseOn(2, "moved");
    harness.expect(key.release(), 2);
    RecordMetadata written = harness.send(0, null, key + " 2");

    harness.start("w");

    harness.awaitCompleteHistory();
    List<ConsumerRecord<byte[], byte[]>> moved = harness.read(harness.topics.requests(), 2);
    assertThat(moved).hasSize(1);
    assertThat(text(moved.get(0).key())).isEqualTo(key.toString());
    assertThat(text(moved.get(0).value())).isEqualTo(key + " 2");
    assertThat(text(moved.get(0).headers().lastHeader("from").value())).isEqualTo("ci");
    assertThat(text(moved.get(0).headers().lastHeader(RecordMapping.FORWARDED_FROM).value()))
        .isEqualTo(harness.topics.requests() + "-0@" + written.offset());
    assertThat(moved.get(0).timestamp()).isEqualTo(written.timestamp());
  }

  @Test
  void keepsARequestThatIsTooLargeToBeForwardedAsADeadLetter() {
    harness(2);
    ReleaseKey key = harness.releaseOn(1, "large");
    String value = key + " 1 " + "x".repeat(1_048_588 - 120);
    harness.send(0, null, value);
    harness.request("a", 1);

    harness.start("w");

    harness.awaitCompleteHistory();
    await()
        .untilAsserted(
            () ->
                assertThat(harness.read(harness.topics.deadLetters(), 0))
                    .singleElement()
                    .satisfies(
                        letter -> {
                          assertThat(text(letter.value())).isEqualTo(value);
                          assertThat(DeadLetter.read(letter.headers()).orElseThrow().reason())
                              .contains("too large to be moved from partition 0 to partition 1");
                        }));
  }

  @Test
  void readsWhatIsLeftWhenRetentionHasCutTheWatermark() throws Exception {
    harness(1);
    JournalHarness.Worker first = harness.worker("w");
    first.rounds.limit(2);
    first.journal.start(first.rounds);
    harness.request("a", 3);
    harness.request("b", 3);
    await().until(() -> first.rounds.events.get() == 4);
    first.close();
    List<RecordedEvent> before = harness.log();
    long cut = before.get(1).offset();
    try (Admin admin = admin()) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(harness.topics.lifecycle(), 0),
                  RecordsToDelete.beforeOffset(cut)))
          .all()
          .get();
    }

    JournalHarness.Worker second = harness.start("w");

    await().until(() -> second.rounds.restored.containsKey(0));
    assertThat(second.rounds.restored.get(0)).isEqualTo(before.subList(1, 4));
  }

  @Test
  void keepsWhatCannotBeUnderstoodAsADeadLetterAndGoesOn() {
    harness(1);
    RecordMetadata written = harness.send(0, "k", "nonsense");
    harness.request("a", 1);

    harness.start("w");

    harness.awaitCompleteHistory();
    List<ConsumerRecord<byte[], byte[]>> letters = harness.read(harness.topics.deadLetters(), 0);
    assertThat(letters).hasSize(1);
    assertThat(text(letters.get(0).value())).isEqualTo("nonsense");
    assertThat(DeadLetter.read(letters.get(0).headers()))
        .contains(
            new DeadLetter(
                "expected KEY COUNT, found nonsense",
                new Coordinates(harness.topics.requests(), 0, written.offset())));
  }

  @Test
  void writesManyEventsInFewTransactions() {
    harness(3);
    for (int release = 0; release < 300; release++) {
      harness.request("r" + release, 10);
    }

    JournalHarness.Worker worker = harness.start("w");

    harness.awaitCompleteHistory();
    assertThat(worker.rounds.events.get()).isEqualTo(3000);
    assertThat(worker.rounds.transactions.get()).isLessThan(300);
  }

  @Test
  void readsARequestAgainWhereItLies() throws Exception {
    harness(2);
    RecordMetadata written = harness.send(1, "key", "again");
    try (KafkaRequestLog requests = new KafkaRequestLog(harness.kafka.clientProperties())) {
      Coordinates there = new Coordinates(harness.topics.requests(), 1, written.offset());
      Coordinates beyond = new Coordinates(harness.topics.requests(), 1, written.offset() + 5);

      assertThat(requests.read(there))
          .hasValueSatisfying(
              request -> {
                assertThat(request.coordinates()).isEqualTo(there);
                assertThat(text(request.key())).isEqualTo("key");
                assertThat(text(request.value())).isEqualTo("again");
                assertThat(request.headers()).containsKey("from");
              });
      assertThat(requests.read(beyond)).isEmpty();
    }
  }

  @Test
  void endsWhenThePartitionCountChanges() throws Exception {
    harness(1).with("metadata.max.age.ms", "300");
    JournalHarness.Worker worker = harness.start("w");
    await().until(() -> worker.rounds.assignments.get() == 1);
    try (Admin admin = admin()) {
      admin
          .createPartitions(Map.of(harness.topics.requests(), NewPartitions.increaseTo(2)))
          .all()
          .get();
    }

    assertThatThrownBy(() -> worker.journal.ended().join())
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("had 1 partitions and has 2 now");
    assertThat(worker.rounds.revocations.get()).isEqualTo(1);
  }

  @Test
  void refusesTopicsWhosePartitionsDoNotFit() throws Exception {
    harness(2);
    try (Admin admin = admin()) {
      admin
          .createPartitions(Map.of(harness.topics.lifecycle(), NewPartitions.increaseTo(3)))
          .all()
          .get();
    }

    TopicSetup setup = new TopicSetup(harness.kafka.clientProperties());
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> setup.check(harness.topics))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("has 2 partitions")
                    .hasMessageContaining("has 3"));
  }

  @Test
  void saysWhichTopicIsMissing() {
    TopicSetup setup = new TopicSetup(KafkaForTests.shared().clientProperties());

    assertThatThrownBy(() -> setup.check(new Topics("nowhere")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("nowhere.requests")
        .hasMessageContaining("does not exist");
  }

  @Test
  void leavesTopicsThatAreThereAsTheyAre() {
    harness(2);

    int partitions =
        new TopicSetup(harness.kafka.clientProperties())
            .ensure(harness.topics, 5, OptionalInt.empty());

    assertThat(partitions).isEqualTo(2);
  }

  private Admin admin() {
    return ClientConfigs.admin("test", harness.kafka.clientProperties());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
