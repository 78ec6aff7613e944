package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.events.request.ValuesSpec;
import dev.wheelhouse.ops.demo.DemoStack;
import dev.wheelhouse.ops.demo.SampleCharts;
import dev.wheelhouse.ops.gateway.Gateway;
import dev.wheelhouse.ops.gateway.GatewayConfig;
import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import dev.wheelhouse.ops.gateway.GatewayException;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.Tail;
import dev.wheelhouse.worker.broker.BrokerException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole in one process. */
@Command(
    name = "demo",
    description = {
      "Deploy two sample charts and show every step, all in one process: a real Kafka broker, a"
          + " worker, and a simulated cluster.",
      "Without --once it stays up afterwards, with the dashboard, and shows what else it is sent."
    })
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--once", description = "End with the outcome of the sample charts.")
  boolean once;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The dashboard's port; 0: any free one (default: 8080, if that is free).")
  Integer port;

  @Option(
      names = "--kafka-port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Kafka's port; 0: any free one (default: ${DEFAULT-VALUE}).")
  int kafkaPort;

  private static final int DASHBOARD_PORT = 8080;

  private final Console console;
  private final CommonOptions common;

  DemoCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    say("Wheelhouse demo: starting a Kafka broker, a worker and a simulated cluster ...");
    try (DemoStack stack = DemoStack.start(kafkaPort, common.cluster)) {
      return UntilStopped.closing(stack, () -> run(stack));
    } catch (BrokerException | IllegalArgumentException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
  }

  private int run(DemoStack stack) {
    common.bootstrapServers = stack.bootstrapServers();
    common.kafkaConfig = null;
    common.topicPrefix = "wheelhouse";
    say("Kafka (real) listens on " + stack.bootstrapServers() + ".");
    say(
        "The cluster is simulated: no containers run, and Jobs take a "
            + DemoStack.SPEED
            + "th of the time they state.");
    ExitCode outcome = ExitCode.OK;
    for (String chart : SampleCharts.OF_DEMO) {
      say("");
      say(
          "$ ./wheelhouse install "
              + chart
              + " "
              + shown(SampleCharts.directory(chart))
              + " --wait");
      ExitCode one = install(chart, ReleaseReader.of(stack.cluster()));
      outcome = one == ExitCode.OK ? outcome : one;
    }
    if (!once) {
      try (Gateway gateway = gateway(stack)) {
        say("");
        say("The dashboard is at " + gateway.url());
        invite(stack);
        showEvents();
      }
    }
    return outcome.status();
  }

  private Gateway gateway(DemoStack stack) {
    try {
      return gateway(stack, port == null ? DASHBOARD_PORT : port);
    } catch (GatewayException e) {
      if (port != null) {
        throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
      }
      return gateway(stack, 0);
    }
  }

  private Gateway gateway(DemoStack stack, int listenOn) {
    return Gateway.start(
        new GatewayConfig(
            LogOptions.settings(console, common),
            "127.0.0.1",
            listenOn,
            Optional.empty(),
            Limits.DEFAULTS,
            Optional.of(new SecretContents(stack.cluster()))));
  }

  private ExitCode install(String chart, ReleaseReader releases) {
    Options defaults = Options.DEFAULTS;
    Options waiting = defaults.change().waitFor(Options.Wait.RESOURCES).build();
    Request request =
        new Request.Install(
            new Request.Header(
                UUID.randomUUID().toString(),
                new ReleaseKey(common.cluster, common.namespace, chart),
                RequesterDetection.detect(console),
                ""),
            new ChartReference(SampleCharts.directory(chart).toString(), "", "", ""),
            ValuesSpec.EMPTY,
            waiting);
    return new Deployer(console, common, releases)
        .follow(
            request, new Deployer.Following(waiting.timeout(), false, false, OutputFormat.TABLE));
  }

  private void invite(DemoStack stack) {
    String chart = SampleCharts.OF_DEMO.get(0);
    String path = shown(SampleCharts.directory(chart));
    say("");
    say("The demo stays up and shows what else it is sent. In another terminal:");
    say("  export " + CommonOptions.BOOTSTRAP_VARIABLE + "=" + stack.bootstrapServers());
    say("  ./wheelhouse list");
    say("  ./wheelhouse upgrade " + chart + " " + path + " --set replicaCount=2 --wait");
    say("  ./wheelhouse history " + chart);
    say("  ./wheelhouse rollback " + chart + " 1");
    say("  ./wheelhouse events " + chart + " -o json");
    say("  ./wheelhouse uninstall " + chart);
    say(
        "or with any Kafka client, key "
            + common.cluster
            + "/"
            + common.namespace
            + "/web, topic wheelhouse.requests:");
    say(
        "  {\"operation\":\"install\",\"release\":\"web\",\"chart\":{\"ref\":\""
            + SampleCharts.directory(chart)
            + "\"}}");
    say("Stop it with Ctrl-C.");
    say("");
  }

  private void showEvents() {
    EventCodec codec = EventCodec.standard();
    try (LogClient log = LogOptions.connect(console, common)) {
      String topic = log.topics().lifecycle();
      List<Integer> partitions = log.allPartitions();
      Map<Integer, Long> ends = log.ends(topic, partitions);
      try (Tail tail = log.tail(topic, ends)) {
        while (!Thread.currentThread().isInterrupted()) {
          tail.poll(Duration.ofSeconds(1))
              .forEach(
                  record -> {
                    if (codec.read(record) instanceof EventReading.Known known) {
                      say(EventsCommand.text(known.event()));
                    }
                  });
        }
      }
    }
  }

  /** The path from the caller's directory, where that is shorter. */
  private String shown(Path chart) {
    Path from = console.directory();
    return chart.startsWith(from) ? from.relativize(chart).toString() : chart.toString();
  }

  private void say(String line) {
    console.err().println(line);
    console.err().flush();
  }
}
