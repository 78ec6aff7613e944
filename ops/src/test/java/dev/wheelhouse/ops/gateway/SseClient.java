package dev.wheelhouse.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads Server-Sent Events as browsers do. */
final class SseClient implements AutoCloseable {
  private static final Message END = new Message("", "end", "");

  private final InputStream body;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private String lastId = "";

  record Message(String id, String type, String data) {}

  private SseClient(InputStream body) {
    this.body = body;
    Thread reader = new Thread(this::read, "sse");
    reader.setDaemon(true);
    reader.start();
  }

  static SseClient open(GatewayFixture gateway, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(gateway.url(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<InputStream> response =
        gateway.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/event-stream");
    return new SseClient(response.body());
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String id = "";
      String type = "message";
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && data.length() > 0) {
          messages.add(new Message(id, type, data.toString()));
          type = "message";
          data.setLength(0);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6));
        }
      }
    } catch (IOException e) {
      // the connection was cut off
    } finally {
      messages.add(END);
    }
  }

  /** The next message of any type; fails when none comes. */
  Message next() throws InterruptedException {
    Message message = messages.poll(20, TimeUnit.SECONDS);
    assertThat(message).as("a message").isNotNull();
    lastId = message == END ? lastId : message.id();
    return message;
  }

  /** Data of the next messages that tell of events. */
  List<String> data(int count) throws InterruptedException {
    List<String> found = new ArrayList<>();
    while (found.size() < count) {
      Message message = next();
      assertThat(message).as("the stream goes on after %s", found).isNotEqualTo(END);
      if (message.type().equals("message")) {
        found.add(message.data());
      }
    }
    return found;
  }

  boolean hasEnded() {
    return messages.contains(END);
  }

  /** Id of the last message that was taken. */
  String lastId() {
    return lastId;
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
