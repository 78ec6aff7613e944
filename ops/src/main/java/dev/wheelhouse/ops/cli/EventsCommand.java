package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.ops.follow.EventSummary;
import dev.wheelhouse.ops.follow.Words;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.Tail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the log. */
@Command(
    name = "events",
    description = {
      "Show lifecycle events: all, or those of one release or deployment.",
      "Without NAME and --deployment the events of all namespaces and clusters are shown."
    })
final class EventsCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Release, in the namespace and cluster that the options name.")
  String name;

  @Option(names = "--deployment", paramLabel = "ID", description = "Only this deployment.")
  String deployment;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only from then on: 10m, 2h, or a time as 2026-03-01T12:00:00Z.")
  String since;

  @Option(names = "--follow", description = "Go on with new events until stopped.")
  boolean follow;

  @Option(
      names = "--verify",
      description =
          "Check the events of --deployment against the promises instead of showing them; exit 1"
              + " with each violation in a sentence.")
  boolean verify;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or json: one structured CloudEvent a line (default: ${DEFAULT-VALUE}).")
  Format output;

  private final Console console;
  private final CommonOptions common;
  private final EventCodec codec = EventCodec.standard();

  EventsCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  /** Forms of an event. */
  enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() {
    if (verify) {
      return verify().status();
    }
    Instant start = since == null ? null : Moments.parse("--since", since, Instant.now());
    try (LogClient log = LogOptions.connect(console, common)) {
      String topic = log.topics().lifecycle();
      List<Integer> partitions =
          name == null ? log.allPartitions() : List.of(log.partitionOf(key()));
      Map<Integer, Long> ends = log.ends(topic, partitions);
      try (Tail tail = log.tail(topic, log.startingAt(topic, partitions, start))) {
        tail.readTo(ends).forEach(record -> print(record, start));
        console.out().flush();
        while (follow && !Thread.currentThread().isInterrupted()) {
          tail.poll(Duration.ofSeconds(1)).forEach(record -> print(record, start));
          console.out().flush();
        }
      }
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
    return ExitCode.OK.status();
  }

  private ExitCode verify() {
    if (deployment == null || name != null || since != null || follow) {
      throw new CommandException(
          ExitCode.USAGE,
          "--verify checks one whole deployment: give it --deployment, without NAME, --since and"
              + " --follow");
    }
    try (LogClient log = LogOptions.connect(console, common)) {
      return new Verification(console).run(log, deployment, output);
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  private ReleaseKey key() {
    return new ReleaseKey(common.cluster, common.namespace, name);
  }

  private void print(ConsumerRecord<byte[], byte[]> record, Instant start) {
    EventReading reading = codec.read(record);
    if (reading instanceof EventReading.Known known) {
      if (wanted(known.event().key(), known.event().deployment(), known.event().time(), start)) {
        print(known.event());
      }
    } else if (reading instanceof EventReading.UnknownEvent unknown) {
      if (wanted(unknown.key(), unknown.deployment(), unknown.time(), start)) {
        String place = unknown.deployment() + "/" + unknown.sequence();
        console
            .err()
            .println("event " + place + " of type " + unknown.type() + ": " + unknown.reason());
      }
    } else if (reading instanceof EventReading.Malformed malformed) {
      console
          .err()
          .println(
              record.topic()
                  + "-"
                  + record.partition()
                  + "@"
                  + record.offset()
                  + " is left out: "
                  + Words.printable(malformed.reason()));
    }
  }

  private boolean wanted(ReleaseKey key, String of, Instant time, Instant start) {
    return (name == null || key.equals(key()))
        && (deployment == null || deployment.equals(of))
        && (start == null || !time.isBefore(start));
  }

  private void print(Event event) {
    switch (output) {
      case TEXT -> console.out().println(text(event));
      case JSON -> console.out().println(new String(codec.toJson(event), StandardCharsets.UTF_8));
    }
  }

  static String text(Event event) {
    return String.format(
        Locale.ROOT,
        "%s  %-24s  %-19s  %-22s  %s",
        TIME.format(event.time()),
        Words.printable(event.key().namespace() + "/" + event.key().release()),
        event.id(),
        event.data().getClass().getSimpleName(),
        EventSummary.of(event.data()));
  }
}
