package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.worker.port.Journal.RequestRecord;
import java.util.Optional;
import java.util.function.Function;

/**
 * Understands records of the requests topic and keeps those that were read last, for a deployment
 * needs its request again soon after it was accepted. Bounded; thread-safe.
 */
public final class RecentRequests implements Function<RequestRecord, RequestReading> {
  private static final long KEPT_BYTES = 4 << 20;

  /** About what a request takes in memory besides its values. */
  private static final long EACH = 1 << 10;

  private final Function<RequestRecord, RequestReading> reader;
  private final RecentlyUsed<Coordinates, Kept> recent =
      new RecentlyUsed<>(KEPT_BYTES, Kept::bytes);

  private record Kept(RequestReading.Valid reading, long bytes) {}

  /**
   * @param reader understands a record
   */
  public RecentRequests(Function<RequestRecord, RequestReading> reader) {
    this.reader = reader;
  }

  @Override
  public RequestReading apply(RequestRecord record) {
    RequestReading reading = reader.apply(record);
    long bytes = record.value().length + EACH;
    if (reading instanceof RequestReading.Valid valid && bytes <= KEPT_BYTES) {
      recent.put(record.coordinates(), new Kept(valid, bytes));
    }
    return reading;
  }

  /** What was read there; empty when that is too long ago. */
  Optional<RequestReading.Valid> at(Coordinates where) {
    return recent.get(where).map(Kept::reading);
  }
}
