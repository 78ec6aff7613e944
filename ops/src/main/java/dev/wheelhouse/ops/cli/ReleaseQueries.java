package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.codec.SummaryCodec;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.ops.follow.History;
import dev.wheelhouse.ops.follow.SummaryOfEvents;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the log knows of releases. */
final class ReleaseQueries {
  private final LogClient log;

  ReleaseQueries(LogClient log) {
    this.log = log;
  }

  /** Runs a query on a connection of its own. */
  static <T> T ask(Console console, CommonOptions common, Function<ReleaseQueries, T> query) {
    try (LogClient log = LogOptions.connect(console, common)) {
      return query.apply(new ReleaseQueries(log));
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  /** The latest summaries of all releases, by namespace and name. */
  List<ReleaseSummary> summaries() {
    Map<String, Optional<ReleaseSummary>> latest = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : log.readAll(log.topics().releases())) {
      if (record.key() != null) {
        latest.put(
            new String(record.key(), StandardCharsets.UTF_8), SummaryCodec.decode(record.value()));
      }
    }
    List<ReleaseSummary> summaries =
        new ArrayList<>(
            latest.values().stream().flatMap(Optional::stream).map(this::whole).toList());
    summaries.sort(
        Comparator.comparing((ReleaseSummary summary) -> summary.key().namespace())
            .thenComparing(summary -> summary.key().release()));
    return summaries;
  }

  /** A rollback's summary does not name the chart that it brought back; its events do. */
  private ReleaseSummary whole(ReleaseSummary summary) {
    if (!summary.chart().isEmpty() || summary.revision() == 0) {
      return summary;
    }
    return history(summary.key())
        .charts()
        .chart(summary.revision())
        .map(
            chart ->
                new ReleaseSummary(
                    summary.key(),
                    summary.status(),
                    summary.revision(),
                    chart.name(),
                    chart.version(),
                    chart.appVersion(),
                    summary.deployment(),
                    summary.operation(),
                    summary.progress(),
                    summary.step(),
                    summary.error(),
                    summary.requestedBy(),
                    summary.updated()))
        .orElse(summary);
  }

  /**
   * The latest summary of one release, made from its events; from the topic of summaries where its
   * events are gone. Empty when the log knows none.
   */
  Optional<ReleaseSummary> summary(ReleaseKey key) {
    SummaryOfEvents fold = new SummaryOfEvents();
    events(key).forEach(fold::on);
    return fold.latest()
        .map(this::whole)
        .or(() -> summaries().stream().filter(summary -> summary.key().equals(key)).findFirst());
  }

  /** The revisions of one release. */
  History history(ReleaseKey key) {
    History history = new History();
    events(key).forEach(history::on);
    return history;
  }

  private List<Event> events(ReleaseKey key) {
    EventCodec codec = EventCodec.standard();
    List<Event> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record :
        log.readAll(log.topics().lifecycle(), List.of(log.partitionOf(key)))) {
      if (codec.read(record) instanceof EventReading.Known known
          && known.event().key().equals(key)) {
        events.add(known.event());
      }
    }
    return events;
  }
}
