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
import dev.wheelhouse.ops.pace.Pace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
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
   * How a release stands.
   *
   * @param expectedEnd when its open deployment will have ended if it takes as long as its chart
   *     did before; empty when nothing is known to go by
   */
  record Standing(ReleaseSummary summary, Optional<Instant> expectedEnd) {}

  /**
   * How one release stands, by its events; by the topic of summaries where its events are gone.
   * Empty when the log knows none.
   */
  Optional<Standing> standing(ReleaseKey key) {
    SummaryOfEvents fold = new SummaryOfEvents();
    Pace pace = new Pace(Pace.Limits.DEFAULTS);
    eachEvent(
        key,
        event -> {
          pace.on(event);
          if (event.key().equals(key)) {
            fold.on(event);
          }
        });
    return fold.latest()
        .map(this::whole)
        .or(() -> summaries().stream().filter(summary -> summary.key().equals(key)).findFirst())
        .map(summary -> new Standing(summary, pace.expectedEnd(summary.deployment())));
  }

  /** The revisions of one release. */
  History history(ReleaseKey key) {
    History history = new History();
    eachEvent(
        key,
        event -> {
          if (event.key().equals(key)) {
            history.on(event);
          }
        });
    return history;
  }

  /** Passes on all events of a release and of those that share its partition, in order. */
  private void eachEvent(ReleaseKey key, Consumer<Event> take) {
    EventCodec codec = EventCodec.standard();
    for (ConsumerRecord<byte[], byte[]> record :
        log.readAll(log.topics().lifecycle(), List.of(log.partitionOf(key)))) {
      if (codec.read(record) instanceof EventReading.Known known) {
        take.accept(known.event());
      }
    }
  }
}
