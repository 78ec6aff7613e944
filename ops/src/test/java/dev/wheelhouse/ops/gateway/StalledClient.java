package dev.wheelhouse.ops.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of the event stream that reads its beginning, then nothing for long, then the rest. */
final class StalledClient implements AutoCloseable {
  private static final Pattern MESSAGE =
      Pattern.compile("id: (\\S+)\ndata: [^\n]*?\"id\":\"([^\"]+)\"[^\n]*\n\n");

  private final Socket socket;
  private String lastId = "";

  private StalledClient(Socket socket) {
    this.socket = socket;
  }

  static StalledClient open(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket
        .getOutputStream()
        .write(
            ("GET /api/v1/events/stream HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("data: {}\n\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    return new StalledClient(socket);
  }

  /** Ids of the events that come until the gateway ends the connection. */
  List<String> readToItsEnd() throws IOException {
    socket.setSoTimeout(60_000);
    StringBuilder rest = new StringBuilder();
    byte[] bytes = new byte[1 << 16];
    InputStream in = socket.getInputStream();
    for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
      rest.append(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
    }
    List<String> ids = new ArrayList<>();
    Matcher messages = MESSAGE.matcher(rest);
    while (messages.find()) {
      lastId = messages.group(1);
      ids.add(messages.group(2));
    }
    return ids;
  }

  /** Id of the last message that was read. */
  String lastId() {
    return lastId;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
