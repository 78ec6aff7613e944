package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.codec.RequestReading;
import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import dev.wheelhouse.worker.port.Journal.RequestRecord;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
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

  // guarded by this
  private final Map<Coordinates, Kept> recent = new LinkedHashMap<>();
  private long bytes;

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
    if (reading instanceof RequestReading.Valid valid) {
      keep(record.coordinates(), new Kept(valid, record.value().length + EACH));
    }
    return reading;
  }

  private synchronized void keep(Coordinates where, Kept kept) {
    Kept old = recent.put(where, kept);
    bytes += kept.bytes() - (old == null ? 0 : old.bytes());
    Iterator<Kept> eldest = recent.values().iterator();
    while (bytes > KEPT_BYTES) {
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }

  /** What was read there; empty when that is too long ago. */
  synchronized Optional<RequestReading.Valid> at(Coordinates where) {
    return Optional.ofNullable(recent.get(where)).map(Kept::reading);
  }
}
