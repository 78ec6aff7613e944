package dev.wheelhouse.ops.cli;

import dev.wheelhouse.ops.demo.SampleCharts;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Loads what the commands need, for the launcher's archive of classes. */
@Command(name = "warm-up", hidden = true, description = "Load classes for the launcher's archive.")
final class WarmUpCommand implements Callable<Integer> {
  private final Console console;

  WarmUpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ClassNotFoundException {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Console quiet =
        new Console(nowhere, nowhere, false, console.environment(), console.directory());
    Wheelhouse.run(quiet, "install", "--help");
    for (String chart : SampleCharts.OF_DEMO) {
      Wheelhouse.run(quiet, "template", SampleCharts.directory(chart).toString());
    }
    for (String client :
        List.of(
            "io.vertx.kafka.client.consumer.impl.KafkaConsumerImpl",
            "io.vertx.kafka.client.producer.impl.KafkaProducerImpl",
            "org.apache.kafka.clients.consumer.internals.ClassicKafkaConsumer",
            "org.apache.kafka.clients.producer.KafkaProducer",
            "io.cloudevents.kafka.KafkaMessageFactory",
            "com.networknt.schema.SchemaRegistry")) {
      Class.forName(client);
    }
    return ExitCode.OK.status();
  }
}
