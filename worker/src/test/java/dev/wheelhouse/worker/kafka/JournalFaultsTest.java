package dev.wheelhouse.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wheelhouse.worker.testing.BrokerProcess;
import dev.wheelhouse.worker.testing.KafkaForTests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalFaultsTest {
  private JournalHarness harness;

  @TempDir Path directory;

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
  void refusesTheRoundOfAWorkerThatWasStoppedUntilAnotherTookOver() {
    harness(1).with("max.poll.interval.ms", "1500");
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch wake = new CountDownLatch(1);
    JournalHarness.Worker zombie = harness.worker("zombie");
    zombie.rounds.limit(3);
    zombie.journal.start(zombie.rounds);
    harness.request("a", 8);
    await().until(() -> zombie.rounds.events.get() == 3);
    zombie.rounds.afterDecide = () -> stopIn(stopped, wake);
    zombie.rounds.allow(8);
    await().until(() -> stopped.getCount() == 0);

    JournalHarness.Worker heir = harness.worker("heir");
    heir.rounds.limit(6);
    heir.journal.start(heir.rounds);
    await().atMost(Duration.ofSeconds(20)).until(() -> heir.rounds.events.get() == 3);
    wake.countDown();
    await().atMost(Duration.ofSeconds(20)).until(() -> zombie.rounds.revocations.get() == 1);
    heir.rounds.allow(8);

    harness.awaitCompleteHistory();
    assertThat(harness.log())
        .extracting(recorded -> recorded.event().source())
        .containsExactly("zombie", "zombie", "zombie", "heir", "heir", "heir", "heir", "heir");
  }

  @Test
  void waitsForTheOpenTransactionOfAWorkerThatStoppedInsideItsCommit() {
    harness(1).with("max.poll.interval.ms", "1500").with("transaction.timeout.ms", "8000");
    FaultyProducer.Faults faults = new FaultyProducer.Faults();
    JournalHarness.Worker zombie =
        harness.worker("zombie", faults.producers(harness.settings("zombie", false)));
    zombie.rounds.limit(3);
    zombie.journal.start(zombie.rounds);
    harness.request("a", 8);
    await().until(() -> zombie.rounds.events.get() == 3);
    faults.hold();
    zombie.rounds.allow(4);
    await().until(() -> faults.held.getCount() == 0);

    JournalHarness.Worker heir = harness.worker("heir");
    heir.rounds.limit(8);
    heir.journal.start(heir.rounds);
    await().atMost(Duration.ofSeconds(20)).until(() -> harness.ownerOf(0).endsWith("heir"));
    assertThat(heir.rounds.assignments.get()).isZero();
    faults.release();

    harness.awaitCompleteHistory();
    assertThat(heir.rounds.restored.get(0)).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(classes = {CooperativeStickyAssignor.class, RangeAssignor.class})
  void keepsTheLogWholeWhileWorkersComeAndGo(Class<?> assignor) {
    harness(6).with("partition.assignment.strategy", assignor.getName());
    for (int release = 0; release < 24; release++) {
      harness.request("r" + release, 60);
    }

    JournalHarness.Worker one = startLimited("one", 50);
    await().until(() -> one.rounds.events.get() > 100);
    JournalHarness.Worker two = startLimited("two", 56);
    await().until(() -> two.rounds.events.get() > 20);
    JournalHarness.Worker three = harness.start("three");
    one.close();
    await().until(() -> three.rounds.events.get() > 20);
    two.close();

    harness.awaitCompleteHistory();
  }

  /** Starts a worker that leaves the end of each deployment to the others, however fast it is. */
  private JournalHarness.Worker startLimited(String id, int events) {
    JournalHarness.Worker worker = harness.worker(id);
    worker.rounds.limit(events);
    worker.journal.start(worker.rounds);
    return worker;
  }

  @Test
  void losesNothingWhenAnswersAndRequestsOfCommitsAreLost() {
    harness(2);
    FaultyProducer.Faults faults =
        new FaultyProducer.Faults().loseAnswerEvery(7).loseRequestEvery(11);
    for (int release = 0; release < 4; release++) {
      harness.request("r" + release, 25);
    }

    JournalHarness.Worker worker =
        harness.worker("w", faults.producers(harness.settings("w", false)));
    worker.journal.start(worker.rounds);

    harness.awaitCompleteHistory();
    assertThat(faults.producers.get()).isGreaterThan(3);
  }

  @Test
  void goesOnAfterTheBrokerWasKilled() {
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      harness = new JournalHarness(KafkaForTests.at(broker.bootstrapServers()), 2);
      for (int release = 0; release < 4; release++) {
        harness.request("r" + release, 40);
      }
      JournalHarness.Worker worker = harness.start("w");
      await().until(() -> worker.rounds.events.get() > 20);

      broker.kill();
      broker.start();

      harness.awaitCompleteHistory();
      harness.close();
      harness = null;
    }
  }

  @Test
  void keepsItsPartitionsOverAQuickRestartAsAStaticMember() {
    harness(2);
    JournalHarness.Worker first = harness.startStatic("a");
    JournalHarness.Worker other = harness.startStatic("b");
    await()
        .until(
            () -> first.rounds.partitionCount.get() == 1 && other.rounds.partitionCount.get() == 1);
    int assignments = other.rounds.assignments.get();
    first.close();

    JournalHarness.Worker again = harness.startStatic("a");

    await().until(() -> again.rounds.partitionCount.get() == 1);
    assertThat(other.rounds.assignments.get()).isEqualTo(assignments);
  }

  @Test
  void endsWhenAnotherProcessTakesItsStaticMembership() {
    harness(1);
    JournalHarness.Worker first = harness.startStatic("same");
    await().until(() -> first.rounds.partitionCount.get() == 1);

    JournalHarness.Worker second = harness.startStatic("same");

    await().until(() -> second.rounds.partitionCount.get() == 1);
    await().until(first.journal.ended()::isCompletedExceptionally);
    assertThat(first.journal.ended().handle((done, failure) -> failure).join())
        .hasRootCauseInstanceOf(FencedInstanceIdException.class);
    assertThat(second.journal.ended()).isNotDone();
  }

  private static void stopIn(CountDownLatch stopped, CountDownLatch wake) {
    stopped.countDown();
    try {
      assertThat(wake.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
