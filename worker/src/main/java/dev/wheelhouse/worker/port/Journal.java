package dev.wheelhouse.worker.port;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The log: requests in, events out, and the promise that what happened to a request and the
 * request's offset become durable together. The journal owns one thread; it calls {@link Rounds} on
 * that thread only, so the code behind it needs no locks.
 */
public interface Journal extends AutoCloseable {

  /**
   * Joins the group and works until {@link #close()}.
   *
   * @param rounds what decides; called on the journal's thread
   */
  void start(Rounds rounds);

  /** Asks for a round soon: something other than a request is waiting. From any thread. */
  void wakeup();

  /**
   * Whether the group surely has not given this worker's partitions to another yet. From any
   * thread; false as long as nobody knows, for example while Kafka does not answer.
   */
  boolean holdsLease();

  /** The partition on which requests and events of this release belong. From any thread. */
  int partitionOf(ReleaseKey key);

  /** Leaves the group after the round at hand; returns when the thread has ended. */
  @Override
  void close();

  /** What decides. All methods are called on the journal's thread. */
  interface Rounds {
    /**
     * This worker owns the partition from now on.
     *
     * @param log the partition's committed events from its watermark on, in order
     */
    void assigned(int partition, Iterable<RecordedEvent> log);

    /** This worker owns the partition no more: drop its state and touch nothing of it. */
    void revoked(int partition);

    /**
     * Decides what follows from new requests and from whatever else is waiting.
     *
     * @param requests newly read, in order per partition; may be empty
     * @return what is to be made durable together with these requests' offsets
     */
    Round decide(List<RequestRecord> requests);

    /**
     * The round is durable.
     *
     * @param offsets of the round's events, in their order
     */
    void committed(Round round, List<Long> offsets);
  }

  /** An event and where it lies in its lifecycle partition. */
  record RecordedEvent(long offset, Event event) {}

  /** A record of the requests topic, not yet understood. */
  record RequestRecord(
      Coordinates coordinates,
      byte[] key,
      byte[] value,
      Map<String, byte[]> headers,
      Instant time) {}

  /**
   * What one transaction makes durable.
   *
   * @param events to be appended, in order
   * @param deadLetters requests that could not be understood
   * @param forwards requests that lie on another partition than their release's
   * @param watermarks by partition, for every partition owned: the lifecycle offset from which a
   *     restore must read; {@link #LATEST} when nothing is open
   */
  record Round(
      List<Append> events,
      List<DeadLetter> deadLetters,
      List<Forward> forwards,
      Map<Integer, Long> watermarks) {
    public static final long LATEST = -1;

    /** Whether nothing but offsets would be written. */
    public boolean isEmpty() {
      return events.isEmpty() && deadLetters.isEmpty() && forwards.isEmpty();
    }
  }

  /**
   * An event to be appended.
   *
   * @param summary the release's latest summary as JSON for the compacted topic; null: unchanged
   */
  record Append(int partition, Event event, byte[] summary) {}

  /** A request that could not be understood, and why. */
  record DeadLetter(RequestRecord request, String reason) {}

  /**
   * A request that is moved to the partition of its release.
   *
   * @param requestId stays what it is here, though the coordinates change
   */
  record Forward(RequestRecord request, ReleaseKey key, String requestId, int partition) {}
}
