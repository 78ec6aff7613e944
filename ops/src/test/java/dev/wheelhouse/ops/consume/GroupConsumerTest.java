package dev.wheelhouse.ops.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.ops.gateway.EventWriter;
import dev.wheelhouse.ops.log.LogSettings;
import dev.wheelhouse.worker.testing.KafkaForTests;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupConsumerTest {
  private static final List<ReleaseKey> RELEASES =
      List.of(key("a"), key("b"), key("c"), key("d"), key("e"), key("f"));
  private static final Backoff QUICK = new Backoff(Duration.ofMillis(5), Duration.ofMillis(20));

  private final KafkaForTests kafka = KafkaForTests.shared();
  private final Topics topics = kafka.freshTopics(3);
  private final LogSettings log =
      new LogSettings(kafka.bootstrapServers(), topics, Map.of("heartbeat.interval.ms", "200"));
  private final List<String> worked = new CopyOnWriteArrayList<>();
  private final List<String> folded = new CopyOnWriteArrayList<>();
  private final List<GroupConsumer<?>> running = new ArrayList<>();
  private EventWriter writer;
  private Vertx vertx;

  private static ReleaseKey key(String name) {
    return new ReleaseKey("default", "shop", name);
  }

  @BeforeEach
  void open() {
    writer = new EventWriter(kafka.clientProperties(), topics);
    vertx = Vertx.vertx();
  }

  @AfterEach
  void close() throws Exception {
    for (GroupConsumer<?> consumer : List.copyOf(running)) {
      stop(consumer);
    }
    writer.close();
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  private Supplier<Fold<Event>> recording() {
    return () ->
        event -> {
          folded.add(event.id());
          return Optional.of(event);
        };
  }

  private GroupConsumer<Event> start(boolean fromBeginning, GroupConsumer.Work<Event> work) {
    GroupConsumer<Event> consumer =
        GroupConsumer.start(
            vertx, log, new GroupSettings("g", fromBeginning, false), recording(), work, QUICK);
    running.add(consumer);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(consumer::isReady);
    return consumer;
  }

  private Future<Void> work(Event event, int attempt) {
    worked.add(event.id());
    return Future.succeededFuture();
  }

  private void stop(GroupConsumer<?> consumer) throws Exception {
    running.remove(consumer);
    consumer.close(Duration.ofSeconds(1)).toCompletionStage().toCompletableFuture().get();
  }

  private void write(String deploymentOfEach) throws Exception {
    for (ReleaseKey release : RELEASES) {
      writer.write(release, release.release() + deploymentOfEach, EventWriter.begun(1, 'a'));
      writer.write(release, release.release() + deploymentOfEach, EventWriter.deployed(1));
    }
  }

  private static int events(int deployments) {
    int each = EventWriter.begun(1, 'a').size() + EventWriter.deployed(1).size();
    return deployments * RELEASES.size() * each;
  }

  private void awaitWorked(int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(Set.copyOf(worked)).hasSize(count));
  }

  @Test
  void worksOnEachEventOnceInOrderOverARestart() throws Exception {
    write("1");
    GroupConsumer<Event> first = start(true, this::work);
    awaitWorked(events(1));
    stop(first);
    write("2");

    start(true, this::work);

    awaitWorked(events(2));
    assertThat(worked).hasSize(events(2));
    for (ReleaseKey release : RELEASES) {
      String name = release.release();
      assertThat(worked.stream().filter(id -> id.startsWith(name + "2/")))
          .extracting(id -> Integer.parseInt(id.substring(3)))
          .isSorted();
    }
  }

  @Test
  void beginsAtTheEndButKnowsWhatWasBefore() throws Exception {
    writer.write(key("a"), "a1", EventWriter.begun(1, 'a'));
    GroupConsumer<Event> first = start(false, this::work);
    stop(first);

    writer.write(key("a"), "a1", EventWriter.deployed(1));
    start(false, this::work);

    awaitWorked(EventWriter.deployed(1).size());
    assertThat(worked).allMatch(id -> Integer.parseInt(id.substring(3)) > 10);
    assertThat(folded).contains("a1/1", "a1/10", "a1/18");
  }

  @Test
  void aReleaseThatHangsHoldsUpNobodyAndIsAllThatARestartRepeats() throws Exception {
    Promise<Void> never = Promise.promise();
    write("1");
    GroupConsumer<Event> first =
        start(
            true,
            (event, attempt) -> {
              work(event, attempt);
              return event.key().equals(key("b")) ? never.future() : Future.succeededFuture();
            });
    awaitWorked(events(1) / 6 * 5 + 1);
    stop(first);

    start(true, this::work);

    awaitWorked(events(1));
    assertThat(worked).filteredOn(id -> id.equals("b1/1")).hasSize(2);
    assertThat(worked).hasSize(events(1) + 1);
  }

  @Test
  void triesAgainWhatFailedBeforeWhatComesAfterIt() throws Exception {
    writer.write(key("a"), "a1", EventWriter.begun(1, 'a'));

    start(
        true,
        (event, attempt) -> {
          work(event, attempt);
          if (event.sequence() == 2 && attempt == 1) {
            throw new IllegalStateException("thrown instead of a failed future");
          }
          return event.sequence() == 3 && attempt < 4
              ? Future.failedFuture("attempt " + attempt)
              : Future.succeededFuture();
        });

    awaitWorked(10);
    assertThat(worked)
        .startsWith("a1/1", "a1/2", "a1/2", "a1/3", "a1/3", "a1/3", "a1/3", "a1/4", "a1/5");
  }

  @Test
  void sharesTheTopicWithOthersOfItsGroupAndTakesOverFromThem() throws Exception {
    Set<String> byFirst = ConcurrentHashMap.newKeySet();
    Set<String> bySecond = ConcurrentHashMap.newKeySet();
    start(true, (event, attempt) -> work(byFirst, event));
    GroupConsumer<Event> second = start(true, (event, attempt) -> work(bySecond, event));
    int round = 0;
    while (bySecond.isEmpty() && round < 20) {
      write(Integer.toString(++round));
      awaitWorked(events(round));
    }
    assertThat(bySecond).isNotEmpty();

    stop(second);
    write("99");

    awaitWorked(events(round + 1));
    assertThat(byFirst).filteredOn(id -> id.substring(1).startsWith("99/")).hasSize(events(1));
  }

  private Future<Void> work(Set<String> by, Event event) {
    by.add(event.id());
    return work(event, 1);
  }

  @Test
  void passesOverWhatIsNoEvent() throws Exception {
    writer.writeRaw(new ProducerRecord<>(topics.lifecycle(), 0, new byte[] {1}, new byte[] {2, 3}));
    writer.write(key("a"), "a1", EventWriter.begun(1, 'a'));

    start(true, this::work);

    awaitWorked(10);
  }
}
