package dev.wheelhouse.ops.consume;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestRejected;
import dev.wheelhouse.ops.consume.GroupConsumer.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition while this consumer owns it: folds its records, and works on those of one release
 * one after another, of different releases side by side. What fails is tried again until it
 * succeeds. Belongs to one event loop.
 */
final class Lane<W> {
  /** Records that are worked on or wait, before no more are read. */
  static final int MOST_PENDING = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final Vertx vertx;
  private final Checkpoint checkpoint;
  private final Fold<W> fold;
  private final Work<W> work;
  private final Backoff backoff;
  private final EventCodec codec = EventCodec.standard();
  private final Map<ReleaseKey, Deque<Task<W>>> releases = new HashMap<>();
  private Checkpoint.Stored committed;
  private int running;
  private boolean stopping;
  private boolean closed;

  private record Task<W>(long offset, Event event, W what) {}

  /**
   * @param committed what Kafka keeps already; null: nothing
   */
  Lane(
      Vertx vertx,
      Checkpoint checkpoint,
      Checkpoint.Stored committed,
      Fold<W> fold,
      Work<W> work,
      Backoff backoff) {
    this.vertx = vertx;
    this.checkpoint = checkpoint;
    this.committed = committed;
    this.fold = fold;
    this.work = work;
    this.backoff = backoff;
  }

  /** Takes the next record. */
  void take(ConsumerRecord<byte[], byte[]> record) {
    long offset = record.offset();
    EventReading reading = codec.read(record);
    if (reading instanceof EventReading.Known known) {
      take(offset, known.event());
    } else if (reading instanceof EventReading.UnknownEvent unknown) {
      checkpoint.read(offset, unknown.deployment(), false);
      checkpoint.handled(offset, unknown.deployment());
      LOG.debug("passed over {}: {}", unknown.type(), unknown.reason());
    } else {
      checkpoint.passed(offset);
      LOG.warn(
          "passed over {}-{}@{}, which is no event",
          record.topic(),
          record.partition(),
          record.offset());
    }
  }

  private void take(long offset, Event event) {
    boolean last = event.data() instanceof End || event.data() instanceof RequestRejected;
    checkpoint.read(offset, event.deployment(), last);
    Optional<W> wanted = folded(event);
    if (wanted.isEmpty() || checkpoint.isHandled(offset)) {
      checkpoint.handled(offset, event.deployment());
      return;
    }
    checkpoint.begun(offset, event.deployment());
    Deque<Task<W>> waiting = releases.computeIfAbsent(event.key(), key -> new ArrayDeque<>());
    waiting.add(new Task<>(offset, event, wanted.get()));
    if (waiting.size() == 1) {
      attempt(waiting, 1);
    }
  }

  /** One event that nobody foresaw must not stop all that follow. */
  private Optional<W> folded(Event event) {
    try {
      return fold.on(event);
    } catch (RuntimeException e) {
      LOG.error("passed over event {}, which cannot be understood", event.id(), e);
      return Optional.empty();
    }
  }

  private void attempt(Deque<Task<W>> waiting, int attempt) {
    if (stopping || closed) {
      return;
    }
    Task<W> task = waiting.element();
    running++;
    tried(task, attempt)
        .onComplete(
            outcome -> {
              running--;
              if (closed) {
                return;
              }
              if (outcome.succeeded()) {
                done(waiting, task);
              } else {
                again(waiting, task, attempt, outcome.cause());
              }
            });
  }

  private void again(Deque<Task<W>> waiting, Task<W> task, int attempt, Throwable problem) {
    Duration pause = pause(attempt, problem);
    LOG.debug(
        "event {}: attempt {} failed, next in {} ms: {}",
        task.event().id(),
        attempt,
        pause.toMillis(),
        problem.getMessage());
    vertx.setTimer(Math.max(1, pause.toMillis()), timer -> attempt(waiting, attempt + 1));
  }

  private Future<Void> tried(Task<W> task, int attempt) {
    try {
      return work.on(task.what(), attempt);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Duration pause(int attempt, Throwable problem) {
    Duration pause = backoff.after(attempt, ThreadLocalRandom.current());
    return problem instanceof DelayedException delayed && delayed.delay().compareTo(pause) > 0
        ? delayed.delay()
        : pause;
  }

  private void done(Deque<Task<W>> waiting, Task<W> task) {
    checkpoint.handled(task.offset(), task.event().deployment());
    waiting.remove();
    if (waiting.isEmpty()) {
      releases.remove(task.event().key());
    } else {
      attempt(waiting, 1);
    }
  }

  /** Whether no more should be read for now. */
  boolean isFull() {
    return checkpoint.pending() >= MOST_PENDING
        || checkpoint.span() >= Checkpoint.MOST_BITS - GroupConsumer.BATCH;
  }

  /** Where its fold begins. */
  long foldFrom() {
    return checkpoint.foldFrom();
  }

  /** What to commit, if that is new. */
  Optional<Checkpoint.Stored> toCommit() {
    Checkpoint.Stored now = checkpoint.stored();
    return now.equals(committed) ? Optional.empty() : Optional.of(now);
  }

  void committed(Checkpoint.Stored stored) {
    committed = stored;
  }

  /** Begins nothing more. */
  void stop() {
    stopping = true;
  }

  /** Whether something that has begun has not ended. */
  boolean isRunning() {
    return running > 0;
  }

  /** Forgets what comes of what has begun. */
  void close() {
    closed = true;
  }
}
