package dev.wheelhouse.ops.serve;

import dev.wheelhouse.events.chart.ChartPublished;
import dev.wheelhouse.events.codec.ChartEventCodec;
import dev.wheelhouse.ops.log.ChartEventPublisher;
import dev.wheelhouse.store.error.StoreErrorCode;
import dev.wheelhouse.store.error.StoreException;
import dev.wheelhouse.store.repository.ChartRepository;
import dev.wheelhouse.store.repository.RepositoryStorage;
import dev.wheelhouse.store.repository.RepositoryStorage.Opened;
import dev.wheelhouse.store.repository.RepositoryStorage.Stored;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that every chart that is stored is told of. The event is kept in the storage before
 * the chart is, and deleted when Kafka has it; what is left, because Kafka did not answer or a
 * process died, is told later, by any process that serves the storage. So an event may come twice,
 * with the same id, and uploads do not wait for Kafka.
 */
final class Announcements {
  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
  private static final String FOLDER = ".events";
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** Younger ones are being told of by whoever kept them. */
  private static final Duration OTHERS_TURN = Duration.ofSeconds(10);

  /** An event whose chart has not come by then belongs to an upload that died. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Vertx vertx;
  private final WorkerExecutor io;
  private final RepositoryStorage storage;
  private final ChartRepository repository;
  private final ChartEventPublisher publisher;
  private boolean failing;

  Announcements(
      Vertx vertx,
      WorkerExecutor io,
      RepositoryStorage storage,
      ChartRepository repository,
      ChartEventPublisher publisher) {
    this.vertx = vertx;
    this.io = io;
    this.storage = storage;
    this.repository = repository;
    this.publisher = publisher;
  }

  /** Tells what an earlier process left untold, now and again. */
  void start() {
    catchUp(Duration.ZERO);
    vertx.setPeriodic(EVERY.toMillis(), tick -> catchUp(OTHERS_TURN));
  }

  private static String key(ChartPublished event) {
    return FOLDER + "/" + event.id().replace('/', '@') + ".json";
  }

  /** Keeps an event whose chart is about to be stored. Blocks. */
  void intend(ChartPublished event) {
    Path file = null;
    try {
      file = Files.createTempFile(storage.incoming(), "event", ".partial");
      Files.write(file, ChartEventCodec.encode(event));
      storage.replace(key(event), file);
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.NOT_WRITABLE, "keeping the event of an upload: " + failed, failed);
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftBehind) {
      LOG.debug("{} stays until a later start", file, leftBehind);
    }
  }

  /** Forgets an event whose chart was refused. Blocks. */
  void withdraw(ChartPublished event) {
    storage.delete(key(event));
  }

  /** Tells of a chart that is stored. */
  void tell(ChartPublished event) {
    publisher
        .publish(event)
        .compose(told -> io.executeBlocking(() -> storage.delete(key(event)), false))
        .onSuccess(done -> failing(false, null))
        .onFailure(problem -> failing(true, problem));
  }

  private synchronized void failing(boolean now, Throwable problem) {
    if (now && !failing) {
      LOG.warn("Kafka does not take events of uploads, they are kept: {}", problem.getMessage());
    } else if (!now && failing) {
      LOG.info("Kafka takes events of uploads again");
    }
    failing = now;
  }

  private void catchUp(Duration minimumAge) {
    io.executeBlocking(
            () -> {
              for (Stored kept : storage.list(FOLDER)) {
                Duration age = Duration.between(kept.modified(), Instant.now());
                if (age.compareTo(minimumAge) >= 0) {
                  catchUp(kept.key(), age);
                }
              }
              return null;
            },
            false)
        .onFailure(problem -> LOG.warn("Looking for untold events failed", problem));
  }

  private void catchUp(String key, Duration age) {
    Optional<ChartPublished> event = read(key);
    if (event.isEmpty()) {
      LOG.warn("{} is no event of this version, it stays", key);
      return;
    }
    boolean stored =
        repository
            .find(event.get().name(), event.get().version())
            .filter(entry -> event.get().digest().equals("sha256:" + entry.digest()))
            .isPresent();
    if (stored) {
      tell(event.get());
    } else if (age.compareTo(ABANDONED) > 0) {
      storage.delete(key);
    }
  }

  private Optional<ChartPublished> read(String key) {
    try (Opened opened = storage.open(key).orElse(null)) {
      return opened == null
          ? Optional.empty()
          : ChartEventCodec.decode(opened.content().readAllBytes());
    } catch (IOException failed) {
      throw new StoreException(
          StoreErrorCode.UNREACHABLE, "reading " + key + ": " + failed, failed);
    }
  }

  Future<Void> close() {
    return publisher.close();
  }
}
