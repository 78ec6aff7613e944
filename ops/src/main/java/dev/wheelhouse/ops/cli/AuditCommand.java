package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.codec.EventCodec;
import dev.wheelhouse.events.codec.EventReading;
import dev.wheelhouse.events.codec.EventTypes;
import dev.wheelhouse.ops.audit.Audit;
import dev.wheelhouse.ops.audit.Standing;
import dev.wheelhouse.ops.log.LogClient;
import dev.wheelhouse.ops.log.LogException;
import dev.wheelhouse.ops.log.Tail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what was deployed at a moment. */
@Command(
    name = "audit",
    description = {
      "Tell what was deployed at a moment: each release's revision and chart, by whom and from"
          + " which commit.",
      "Without --namespace and --cluster, of all namespaces and clusters."
    })
final class AuditCommand implements Callable<Integer> {
  private static final Set<String> HEEDED =
      EventTypes.all().values().stream()
          .filter(Audit::heeds)
          .map(EventTypes::typeOf)
          .collect(Collectors.toUnmodifiableSet());

  @Option(
      names = "--at",
      paramLabel = "TIME",
      required = true,
      description = "The moment: 2026-03-01T12:00:00Z, or how long ago: 24h.")
  String at;

  @Mixin OutputOption output = new OutputOption();

  @Spec CommandSpec spec;

  private final Console console;
  private final CommonOptions common;
  private final EventCodec codec = EventCodec.standard();

  AuditCommand(Console console, CommonOptions common) {
    this.console = console;
    this.common = common;
  }

  @Override
  public Integer call() {
    Instant moment = Moments.parse("--at", at, Instant.now());
    List<Standing> standings = standings(moment).stream().filter(this::wanted).toList();
    if (output.isTable()) {
      console.out().print(table(standings));
    } else {
      console.out().print(output.document(standings.stream().map(AuditCommand::tree).toList()));
    }
    console.out().flush();
    return ExitCode.OK.status();
  }

  private List<Standing> standings(Instant moment) {
    Audit audit = new Audit(moment);
    try (LogClient log = LogOptions.connect(console, common)) {
      String topic = log.topics().lifecycle();
      Map<Integer, Long> ends = log.ends(topic, log.allPartitions());
      try (Tail tail = log.tail(topic, log.startingAt(topic, log.allPartitions(), null))) {
        tail.forEachTo(ends, record -> take(record, audit));
      }
    } catch (LogException e) {
      throw new CommandException(ExitCode.UNREACHABLE, e.getMessage(), e);
    }
    return audit.standings();
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Audit audit) {
    if (heeded(record) && codec.read(record) instanceof EventReading.Known known) {
      audit.on(known.event());
    }
  }

  /** Most events are of kinds that do not matter; their header tells without reading them. */
  private static boolean heeded(ConsumerRecord<byte[], byte[]> record) {
    Header type = record.headers().lastHeader("ce_type");
    return type != null && HEEDED.contains(new String(type.value(), StandardCharsets.UTF_8));
  }

  private boolean wanted(Standing standing) {
    return (!given("--namespace") || standing.key().namespace().equals(common.namespace))
        && (!given("--cluster") || standing.key().cluster().equals(common.cluster));
  }

  private boolean given(String option) {
    return spec.root().commandLine().getParseResult().hasMatchedOption(option)
        || spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  private static Table table(List<Standing> standings) {
    Table table =
        new Table(
            "CLUSTER",
            "NAMESPACE",
            "NAME",
            "REVISION",
            "STATUS",
            "CHART",
            "DIGEST",
            "SINCE",
            "BY",
            "COMMIT",
            "DEPLOYMENT");
    for (Standing standing : standings) {
      table.add(
          standing.key().cluster(),
          standing.key().namespace(),
          standing.key().release(),
          String.valueOf(standing.revision()),
          standing.status(),
          chart(standing),
          digest(standing),
          standing.since().toString(),
          standing.requester().name(),
          standing.requester().commit(),
          standing.deployment());
    }
    return table;
  }

  private static String chart(Standing standing) {
    return standing.chart() == null
        ? ""
        : standing.chart().name() + "-" + standing.chart().version();
  }

  private static String digest(Standing standing) {
    return standing.chart() == null ? "" : standing.chart().digest();
  }

  private static Map<String, Object> tree(Standing standing) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("cluster", standing.key().cluster());
    tree.put("namespace", standing.key().namespace());
    tree.put("name", standing.key().release());
    tree.put("revision", standing.revision());
    tree.put("status", standing.status());
    tree.put("chart", chart(standing));
    tree.put("chartDigest", digest(standing));
    tree.put("since", standing.since().toString());
    tree.put("operation", standing.operation() == null ? "" : standing.operation().json());
    tree.put("requestedBy", standing.requester().name());
    tree.put("commit", standing.requester().commit());
    tree.put("pipelineUrl", standing.requester().pipelineUrl());
    tree.put("deployment", standing.deployment());
    return tree;
  }
}
