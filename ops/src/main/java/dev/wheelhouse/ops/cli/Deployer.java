package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.DeploymentId;
import dev.wheelhouse.events.codec.RequestCodec;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.ops.follow.Outcome;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.Tail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Publishes a request and follows what becomes of it. */
final class Deployer {
  private final Console console;
  private final CommonOptions common;
  private final ReleaseReader releases;

  Deployer(Console console, CommonOptions common) {
    this(console, common, ReleaseReader.ofNamedCluster(console, common));
  }

  /**
   * @param releases where the notes of what was deployed are
   */
  Deployer(Console console, CommonOptions common, ReleaseReader releases) {
    this.console = console;
    this.common = common;
    this.releases = releases;
  }

  /**
   * How to follow.
   *
   * @param timeout how long to wait for an answer
   * @param detach publish only
   * @param repeated whether a request of this id may have been published before, so that its events
   *     may lie behind us
   * @param output form of the outcome
   */
  record Following(Duration timeout, boolean detach, boolean repeated, OutputFormat output) {
    static Following of(DeployFlags flags) {
      return new Following(flags.timeout, flags.detach, flags.idempotencyKey != null, flags.output);
    }
  }

  /** As {@link #follow}; a Ctrl-C meanwhile says that the deployment goes on. */
  ExitCode run(Request request, Following following) {
    OutcomeReport report = report(request, following);
    Thread interrupted = new Thread(report::interrupted, "interrupted");
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      return follow(request, following);
    } finally {
      UntilStopped.removeUnlessEnding(interrupted);
    }
  }

  /** Publishes, and follows unless told not to; all words are printed. */
  ExitCode follow(Request request, Following following) {
    check(request);
    OutcomeReport report = report(request, following);
    try (LogClient log = LogOptions.connect(console, common)) {
      String topic = log.topics().lifecycle();
      List<Integer> partition = List.of(log.partitionOf(request.key()));
      Map<Integer, Long> from =
          following.repeated()
              ? log.startingAt(topic, partition, null)
              : log.ends(topic, partition);
      log.publish(request, "/wheelhouse/cli", Instant.now(), traceparent());
      if (following.detach()) {
        report.published();
        return ExitCode.OK;
      }
      try (Tail tail = log.tail(topic, from)) {
        LiveOutput live = new LiveOutput(console, common.noColor);
        String deployment = DeploymentId.of(request.key(), request.id());
        Outcome outcome = new Follower(live, deployment, following.timeout()).follow(tail);
        return report.ended(outcome, following.timeout());
      }
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
  }

  private OutcomeReport report(Request request, Following following) {
    return new OutcomeReport(
        console, OutcomeReport.Subject.of(request), following.output(), releases);
  }

  /** Finds before publishing what a worker would reject. */
  private static void check(Request request) {
    try {
      RequestCodec.encode(request);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  /** The caller's trace, where CI gives one (W3C trace context in the environment). */
  private String traceparent() {
    return console.variable("TRACEPARENT", "");
  }
}
