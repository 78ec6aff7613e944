package dev.wheelhouse.worker.testing;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.kafka.KafkaContainer;

/** Docker, if there is one. */
final class DockerEngine {
  private static final String IMAGE = "apache/kafka:4.1.1";

  private DockerEngine() {}

  /** Whether an engine answers; asks its socket only, which takes no time where there is none. */
  static boolean answers() {
    String host = System.getenv("DOCKER_HOST");
    if (host != null && !host.isBlank() && !host.startsWith("unix://")) {
      return true;
    }
    Path socket =
        host == null || host.isBlank()
            ? Path.of("/var/run/docker.sock")
            : Path.of(host.substring("unix://".length()));
    return Files.exists(socket) && pings(socket);
  }

  private static boolean pings(Path socket) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      String request = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(64);
      channel.read(answer);
      return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII)
          .contains(" 200 ");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Starts a broker that Testcontainers removes when the JVM ends. */
  static String startKafka() {
    KafkaContainer container =
        new KafkaContainer(IMAGE)
            .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "500")
            .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "500");
    container.start();
    return container.getBootstrapServers();
  }
}
