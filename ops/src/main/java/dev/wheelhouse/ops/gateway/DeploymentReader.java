package dev.wheelhouse.ops.gateway;

import dev.wheelhouse.ops.log.RangeReader;
import dev.wheelhouse.ops.log.RangeReader.Range;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Fetches the events of a deployment from the log, and keeps those of the few that were asked for
 * last. Belongs to one event loop.
 */
final class DeploymentReader {
  /** Records between two events of a deployment that are cheaper to read than to jump over. */
  private static final int NEAR = 2_000;

  private static final long MOST_KEPT_BYTES = 16 << 20;

  private final Vertx vertx;
  private final RangeReader log;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long keptBytes;

  DeploymentReader(Vertx vertx, RangeReader log) {
    this.vertx = vertx;
    this.log = log;
  }

  private record Kept(List<LogEntry> events, long bytes) {}

  /**
   * The events of a deployment as far as the index knows them, in order; those that retention has
   * taken are missing.
   */
  Future<List<LogEntry>> events(DeploymentEntry deployment) {
    int count = deployment.events();
    Kept found = kept.get(deployment.id);
    List<LogEntry> events = found == null ? new ArrayList<>() : new ArrayList<>(found.events());
    long last = events.isEmpty() ? -1 : events.get(events.size() - 1).offset();
    int from = 0;
    while (from < count && deployment.offset(from) <= last) {
      from++;
    }
    if (from == count) {
      return Future.succeededFuture(events);
    }
    byte[] key = deployment.key.toString().getBytes(StandardCharsets.UTF_8);
    Future<Void> reading = Future.succeededFuture();
    for (Range range : ranges(deployment, from, count)) {
      reading = reading.compose(done -> read(range, key, deployment.id, events));
    }
    return reading.map(
        done -> {
          keep(deployment.id, events);
          return List.copyOf(events);
        });
  }

  private static List<Range> ranges(DeploymentEntry deployment, int from, int count) {
    List<Range> ranges = new ArrayList<>();
    long start = deployment.offset(from);
    for (int i = from; i < count; i++) {
      long here = deployment.offset(i);
      if (i + 1 == count || deployment.offset(i + 1) - here > NEAR) {
        ranges.add(new Range(deployment.partition, start, here + 1));
        start = i + 1 == count ? here : deployment.offset(i + 1);
      }
    }
    return ranges;
  }

  private Future<Void> read(Range range, byte[] key, String id, List<LogEntry> events) {
    return log.read(
        range,
        records -> {
          List<ConsumerRecord<byte[], byte[]>> own =
              records.stream().filter(record -> Arrays.equals(record.key(), key)).toList();
          return own.isEmpty()
              ? Future.succeededFuture(true)
              : vertx
                  .executeBlocking(() -> own.stream().map(LogEntry::of).toList())
                  .map(
                      read -> {
                        read.stream().filter(e -> e.deployment().equals(id)).forEach(events::add);
                        return true;
                      });
        });
  }

  private void keep(String id, List<LogEntry> events) {
    long bytes = events.stream().mapToLong(event -> 3L * event.json().length).sum();
    Kept before = kept.put(id, new Kept(List.copyOf(events), bytes));
    keptBytes += bytes - (before == null ? 0 : before.bytes());
    var oldest = kept.entrySet().iterator();
    while (keptBytes > MOST_KEPT_BYTES && oldest.hasNext()) {
      keptBytes -= oldest.next().getValue().bytes();
      oldest.remove();
    }
  }
}
