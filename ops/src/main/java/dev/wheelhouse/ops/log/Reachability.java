package dev.wheelhouse.ops.log;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether anybody listens at Kafka's addresses. Kafka's clients try for a minute and say no more
 * than that it took too long; this says at once who refused.
 */
final class Reachability {
  private static final int TIMEOUT_MILLIS = 3_000;

  private Reachability() {}

  /**
   * @throws LogException when no address can be connected to, or one is not written {@code
   *     host:port}
   */
  static void check(String bootstrapServers) {
    List<String> refusals = new ArrayList<>();
    for (String address : bootstrapServers.split(",", -1)) {
      String refusal = tryConnect(address.strip());
      if (refusal == null) {
        return;
      }
      refusals.add(address.strip() + ": " + refusal);
    }
    throw new LogException(
        "Kafka cannot be reached at "
            + String.join("; ", refusals)
            + ". Start a broker for development with `wheelhouse kafka`, or name yours with"
            + " --bootstrap-servers.");
  }

  private static String tryConnect(String address) {
    int colon = address.lastIndexOf(':');
    if (colon <= 0 || !address.substring(colon + 1).matches("\\d{1,5}")) {
      throw new LogException(
          "Kafka's addresses are written host:port, comma-separated; found \"" + address + "\"");
    }
    String host = address.substring(0, colon).replaceAll("^\\[|\\]$", "");
    int port = Integer.parseInt(address.substring(colon + 1));
    if (port > 65_535) {
      throw new LogException("a port is at most 65535, found \"" + address + "\"");
    }
    InetSocketAddress resolved = new InetSocketAddress(host, port);
    if (resolved.isUnresolved()) {
      return "unknown host";
    }
    try (Socket socket = new Socket()) {
      socket.connect(resolved, TIMEOUT_MILLIS);
      return null;
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
