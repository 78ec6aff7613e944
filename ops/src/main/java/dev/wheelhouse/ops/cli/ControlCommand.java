package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation;
import dev.wheelhouse.events.lifecycle.Trouble;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.ops.follow.EventSummary;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.Tail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a request that speaks of a deployment, and waits until a worker has heeded it. */
abstract class ControlCommand implements Callable<Integer> {
  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the events.")
  String reason = "";

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "30s",
      converter = GoDurationConverter.class,
      description = "How long to wait for an answer (default: ${DEFAULT-VALUE}).")
  Duration timeout;

  final Console console;
  final CommonOptions common;
  private final EventCodec codec = EventCodec.standard();

  ControlCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  /** The request, and whose it is. */
  abstract Request request(LogClient log);

  /** Whether an event of the release shows that the request was heeded. */
  abstract boolean heeded(Event event);

  @Override
  public Integer call() {
    try (LogClient log = LogOptions.connect(console, common)) {
      Request request = request(log);
      String topic = log.topics().lifecycle();
      Map<Integer, Long> from = log.ends(topic, List.of(log.partitionOf(request.key())));
      log.publish(request, "/wheelhouse/cli", Instant.now(), console.variable("TRACEPARENT", ""));
      try (Tail tail = log.tail(topic, from)) {
        return await(tail, request).status();
      }
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  private ExitCode await(Tail tail, Request request) {
    String own = DeploymentId.of(request.key(), request.id());
    Instant end = Instant.now().plus(timeout);
    while (Instant.now().isBefore(end)) {
      for (ConsumerRecord<byte[], byte[]> record : tail.poll(Duration.ofMillis(500))) {
        if (codec.read(record) instanceof EventReading.Known known
            && known.event().key().equals(request.key())) {
          Event event = known.event();
          if (event.deployment().equals(own)
              && event.data() instanceof Intake.RequestRejected rejected) {
            return rejected(rejected.error());
          }
          if (heeded(event)) {
            console.out().println(event.deployment());
            console.err().println(EventSummary.of(event.data()));
            return ExitCode.OK;
          }
        }
      }
    }
    console.err().println("Error: no worker answered in time; the request stays in the log.");
    return ExitCode.NO_ANSWER;
  }

  private ExitCode rejected(DeployError error) {
    console.err().println("Error: " + error.code() + ": the request was rejected");
    console.err().println("  " + error.message());
    console.err().println("Next: " + error.hint());
    return ExitCode.REJECTED;
  }

  Request.Header header(ReleaseKey key) {
    return new Request.Header(
        UUID.randomUUID().toString(), key, RequesterDetection.detect(console), reason);
  }

  /** The events of a deployment, from the log. */
  List<Event> eventsOf(LogClient log, String deployment) {
    String topic = log.topics().lifecycle();
    List<Integer> partitions = log.allPartitions();
    Map<Integer, Long> ends = log.ends(topic, partitions);
    List<Event> events = new ArrayList<>();
    try (Tail tail = log.tail(topic, log.startingAt(topic, partitions, null))) {
      for (ConsumerRecord<byte[], byte[]> record : tail.readTo(ends)) {
        if (codec.read(record) instanceof EventReading.Known known
            && known.event().deployment().equals(deployment)) {
          events.add(known.event());
        }
      }
    }
    if (events.isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED,
          "the log knows no deployment "
              + deployment
              + "; `wheelhouse events` shows those it knows");
    }
    return events;
  }

  /** Cancels the running deployment of a release. */
  @Command(
      name = "cancel",
      description = "Ask for the running or queued deployment of a release to stop.")
  static final class Cancel extends ControlCommand {
    @Parameters(paramLabel = "NAME", description = "Name of the release.")
    String name;

    @Option(
        names = "--deployment",
        paramLabel = "ID",
        description = "Only if it is this one (default: whichever runs).")
    String deployment = "";

    Cancel(Console console, CommonOptions common) {
      super(console, common);
    }

    @Override
    Request request(LogClient log) {
      ReleaseKey key = new ReleaseKey(common.cluster, common.namespace, name);
      return new Request.Cancel(header(key), deployment);
    }

    @Override
    boolean heeded(Event event) {
      LifecycleEvent data = event.data();
      return (deployment.isEmpty() || deployment.equals(event.deployment()))
          && (data instanceof Trouble.CancellationRequested
              || data instanceof End.DeploymentCancelled);
    }
  }

  /** Approves the plan of a waiting deployment. */
  @Command(
      name = "approve",
      description = "Let a deployment that waits for approval go on with the plan it shows.")
  static final class Approve extends ControlCommand {
    @Parameters(paramLabel = "DEPLOYMENT", description = "Id of the deployment.")
    String deployment;

    @Option(
        names = "--plan",
        paramLabel = "SHA256",
        description = "Approve only this plan (default: the one that waits now).")
    String plan;

    Approve(Console console, CommonOptions common) {
      super(console, common);
    }

    @Override
    Request request(LogClient log) {
      List<Event> events = eventsOf(log, deployment);
      String digest = plan;
      for (Event event : events) {
        if (plan == null && event.data() instanceof Preparation.ApprovalRequested requested) {
          digest = requested.planDigest();
        }
      }
      if (digest == null) {
        throw new CommandException(
            ExitCode.FAILED, "deployment " + deployment + " has not asked for an approval");
      }
      return new Request.Approve(header(events.get(0).key()), deployment, digest);
    }

    @Override
    boolean heeded(Event event) {
      return event.deployment().equals(deployment)
          && event.data() instanceof Preparation.ApprovalGranted;
    }
  }

  /** Denies the plan of a waiting deployment. */
  @Command(name = "deny", description = "End a deployment that waits for approval.")
  static final class Deny extends ControlCommand {
    @Parameters(paramLabel = "DEPLOYMENT", description = "Id of the deployment.")
    String deployment;

    Deny(Console console, CommonOptions common) {
      super(console, common);
    }

    @Override
    Request request(LogClient log) {
      return new Request.Deny(header(eventsOf(log, deployment).get(0).key()), deployment);
    }

    @Override
    boolean heeded(Event event) {
      return event.deployment().equals(deployment)
          && event.data() instanceof Preparation.ApprovalDenied;
    }
  }
}
