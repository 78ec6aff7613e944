package dev.wheelhouse.worker.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * Free ports below the range from which the system takes the ports of outgoing connections. From
 * within that range, a client that connects to a stopped broker can be given the broker's own port
 * and connect to itself, which keeps the broker from coming back.
 */
final class LoopbackPorts {
  static final String HOST = "127.0.0.1";

  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;
  private static final int ATTEMPTS = 200;

  private LoopbackPorts() {}

  static int free() {
    return freeExcept(0);
  }

  static int freeExcept(int taken) {
    Random random = new Random();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = FIRST + random.nextInt(COUNT);
      if (port != taken && isFree(port)) {
        return port;
      }
    }
    throw new BrokerException(
        "cannot start the Kafka broker: no free port found between "
            + FIRST
            + " and "
            + (FIRST + COUNT - 1),
        null);
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
