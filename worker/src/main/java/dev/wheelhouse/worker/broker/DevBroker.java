package dev.wheelhouse.worker.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * An Apache Kafka broker and its KRaft controller in this process, on the loopback interface only.
 * What was written to a given directory is there again when a broker starts on it; a directory of
 * its own making is deleted on {@link #close()}. All features are at the level of the newest
 * release, so transactions follow KIP-890 ({@code transaction.version=2}).
 *
 * <p>Thread-safe.
 */
public final class DevBroker implements AutoCloseable {
  private static final int NODE_ID = 1;

  private final KafkaRaftServer server;
  private final Path directory;
  private final boolean temporary;
  private final int port;
  private boolean closed;

  private DevBroker(KafkaRaftServer server, Path directory, boolean temporary, int port) {
    this.server = server;
    this.directory = directory;
    this.temporary = temporary;
    this.port = port;
  }

  /** A broker on a free port, with a directory that is deleted when it closes. */
  public static DevBroker start() {
    return start(new Settings(0, null, Map.of()));
  }

  /**
   * Starts a broker; blocks until it serves, a few seconds.
   *
   * @throws BrokerException when the port is taken, or the directory is in use or unusable
   */
  public static DevBroker start(Settings settings) {
    int port = settings.port() == 0 ? LoopbackPorts.free() : settings.port();
    if (!LoopbackPorts.isFree(port)) {
      throw new BrokerException(
          "cannot start the Kafka broker: port " + port + " is in use; choose another, or 0", null);
    }
    Path directory = null;
    KafkaRaftServer server = null;
    try {
      directory = directoryFor(settings);
      format(directory);
      Map<String, String> properties =
          BrokerProperties.of(
              NODE_ID, port, LoopbackPorts.freeExcept(port), directory, settings.overrides());
      server = new KafkaRaftServer(KafkaConfig.fromProps(asProperties(properties)), Time.SYSTEM);
      server.startup();
      return new DevBroker(server, directory, settings.directory() == null, port);
    } catch (Exception e) {
      if (server != null) {
        server.shutdown();
      }
      throw new BrokerException(
          "cannot start the Kafka broker on port " + port + " in " + directory + ": " + e, e);
    }
  }

  /** {@code host:port} for clients. */
  public String bootstrapServers() {
    return LoopbackPorts.HOST + ":" + port;
  }

  /** The port that clients connect to. */
  public int port() {
    return port;
  }

  /** Where the broker keeps its logs. */
  public Path directory() {
    return directory;
  }

  /** Stops the broker; returns when its threads have ended and its files are closed. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    server.shutdown();
    server.awaitShutdown();
    if (temporary) {
      delete(directory);
    }
  }

  private static Path directoryFor(Settings settings) throws IOException {
    return settings.directory() == null
        ? Files.createTempDirectory("wheelhouse-kafka-")
        : Files.createDirectories(settings.directory().toAbsolutePath());
  }

  private static void format(Path directory) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(NODE_ID)
        .setControllerListenerName(BrokerProperties.CONTROLLER)
        .setMetadataLogDirectory(directory.toString())
        .setDirectories(List.of(directory.toString()))
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setPrintStream(nowhere)
        .run();
  }

  private static Properties asProperties(Map<String, String> map) {
    Properties properties = new Properties();
    properties.putAll(map);
    return properties;
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the broker's directory " + directory, e);
    }
  }

  /**
   * How to start a broker.
   *
   * @param port for clients; 0: any free one
   * @param directory for its logs, kept; null: a temporary one
   * @param overrides broker properties that take precedence over the defaults here
   */
  public record Settings(int port, Path directory, Map<String, String> overrides) {
    public Settings {
      overrides = Map.copyOf(Objects.requireNonNull(overrides, "overrides"));
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("a port is 0 to 65535, found " + port);
      }
    }
  }
}
