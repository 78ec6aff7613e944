package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.ops.follow.Outcome;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.Tail;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Joins a deployment that somebody else has asked for. */
@Command(
    name = "watch",
    description = {
      "Show the running deployment of a release from its first step, and follow it to its end.",
      "When none runs, the next one that is queued; when none is, the last one and how it ended."
    })
final class WatchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "Name of the release.")
  String name;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "5m0s",
      converter = GoDurationConverter.class,
      description =
          "How long to wait for the next event where the deployment sets no time"
              + " (default: ${DEFAULT-VALUE}).")
  Duration timeout;

  @Mixin OutputOption output = new OutputOption();

  private final Console console;
  private final CommonOptions common;
  private final EventCodec codec = EventCodec.standard();

  WatchCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    ReleaseKey key = new ReleaseKey(common.cluster, common.namespace, name);
    try (LogClient log = LogOptions.connect(console, common)) {
      String topic = log.topics().lifecycle();
      List<Integer> partition = List.of(log.partitionOf(key));
      Map<Integer, Long> ends = log.ends(topic, partition);
      try (Tail tail = log.tail(topic, log.startingAt(topic, partition, null))) {
        List<ConsumerRecord<byte[], byte[]>> past = tail.readTo(ends);
        return follow(key, past, tail).status();
      }
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  private ExitCode follow(ReleaseKey key, List<ConsumerRecord<byte[], byte[]>> past, Tail tail) {
    OutcomeReport.Subject subject = pick(key, past);
    OutcomeReport report =
        new OutcomeReport(
            console, subject, output.format, ReleaseReader.ofNamedCluster(console, common));
    Thread interrupted = new Thread(report::interrupted, "interrupted");
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      Follower follower =
          new Follower(new LiveOutput(console, common.noColor), subject.deployment(), timeout);
      Outcome outcome = follower.follow(past, tail);
      return report.ended(outcome, timeout);
    } finally {
      UntilStopped.removeUnlessEnding(interrupted);
    }
  }

  /** The first that has begun and not ended, else the first that is queued, else the last. */
  private OutcomeReport.Subject pick(ReleaseKey key, List<ConsumerRecord<byte[], byte[]>> past) {
    Map<String, OutcomeReport.Subject> queued = new LinkedHashMap<>();
    Map<String, OutcomeReport.Subject> running = new LinkedHashMap<>();
    OutcomeReport.Subject last = null;
    for (ConsumerRecord<byte[], byte[]> record : past) {
      if (!(codec.read(record) instanceof EventReading.Known known)
          || !known.event().key().equals(key)) {
        continue;
      }
      Event event = known.event();
      if (event.data() instanceof Intake.RequestAccepted accepted) {
        last = subject(event, accepted.requestId(), accepted.operation());
        queued.put(event.deployment(), last);
      } else if (event.data() instanceof Intake.RequestRejected rejected && last == null) {
        last = subject(event, rejected.requestId(), rejected.operation());
      } else if (event.data() instanceof Intake.DeploymentStarted
          && queued.containsKey(event.deployment())) {
        running.put(event.deployment(), queued.remove(event.deployment()));
      } else if (event.data() instanceof End) {
        queued.remove(event.deployment());
        running.remove(event.deployment());
      }
    }
    if (last == null) {
      throw StatusCommand.notFound(key);
    }
    OutcomeReport.Subject idle = last;
    return running.values().stream()
        .findFirst()
        .orElseGet(() -> queued.values().stream().findFirst().orElse(idle));
  }

  private static OutcomeReport.Subject subject(Event event, String request, Operation operation) {
    return new OutcomeReport.Subject(event.key(), request, operation, event.deployment());
  }
}
