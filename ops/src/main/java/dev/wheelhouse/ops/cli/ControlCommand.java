package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a request that speaks of a deployment; its effect is seen in that one's events. */
abstract class ControlCommand implements Callable<Integer> {
  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the events.")
  String reason = "";

  final Console console;
  final CommonOptions common;

  ControlCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  /** Publishes; blocks until the request is durable. */
  void publish(LogClient log, Request request) {
    log.publish(request, "/wheelhouse/cli", Instant.now(), console.variable("TRACEPARENT", ""));
  }

  Request.Header header(ReleaseKey key) {
    return new Request.Header(
        UUID.randomUUID().toString(), key, RequesterDetection.detect(console), reason);
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
    public Integer call() {
      ReleaseKey key = new ReleaseKey(common.cluster, common.namespace, name);
      try (LogClient log = LogOptions.connect(console, common)) {
        publish(log, new Request.Cancel(header(key), deployment));
      } catch (LogException e) {
        throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
      }
      console
          .err()
          .println("cancellation asked for; see what becomes of it: wheelhouse events " + name);
      return ExitCode.OK.status();
    }
  }
}
