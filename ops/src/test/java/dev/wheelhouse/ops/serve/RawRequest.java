package dev.wheelhouse.ops.serve;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests that a well-behaved client cannot send. */
final class RawRequest {
  private RawRequest() {}

  /** Sends a request without a body and reads all that comes. */
  static String send(URI server, String line, String... headers) throws IOException {
    try (Socket socket = open(server)) {
      String head =
          line + " HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  /** A connection on which a test sends what it likes. */
  static Socket open(URI server) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }
}
