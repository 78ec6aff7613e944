package dev.wheelhouse.worker.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A development broker as a process of its own. Arguments: {@code PORT DIRECTORY}. Writes {@code
 * ready HOST:PORT} to standard output when it serves, and ends when its standard input does, so it
 * does not outlive who started it.
 */
public final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: BrokerMain PORT DIRECTORY");
      System.exit(2);
    }
    DevBroker.Settings settings =
        new DevBroker.Settings(Integer.parseInt(arguments[0]), Path.of(arguments[1]), Map.of());
    try (DevBroker broker = DevBroker.start(settings)) {
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
}
