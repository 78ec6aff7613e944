package dev.wheelhouse.worker.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A development broker as a process of its own. Arguments: {@code PORT DIRECTORY
 * [ADVERTISED_HOST]}. Writes {@code ready HOST:PORT} to standard output when it serves, and ends
 * when its standard input does, so it does not outlive who started it.
 */
public final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2 || arguments.length > 3) {
      System.err.println("usage: BrokerMain PORT DIRECTORY [ADVERTISED_HOST]");
      System.exit(2);
    }
    try (DevBroker broker = DevBroker.start(settings(arguments))) {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      out.println("ready " + broker.bootstrapServers());
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (BrokerException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static DevBroker.Settings settings(String[] arguments) {
    int given = Integer.parseInt(arguments[0]);
    int port = given == 0 ? LoopbackPorts.free() : given;
    Map<String, String> overrides =
        arguments.length == 2
            ? Map.of()
            : Map.of("advertised.listeners", "PLAINTEXT://" + arguments[2] + ":" + port);
    return new DevBroker.Settings(port, Path.of(arguments[1]), overrides);
  }
}
