package dev.wheelhouse.worker.testing;

import dev.wheelhouse.worker.broker.BrokerMain;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A development broker in a JVM of its own, which tests can kill and start again. */
public final class BrokerProcess implements AutoCloseable {
  private static final String READY = "ready ";
  private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

  private final Path directory;
  private final List<String> compilers;
  private final List<String> advertisedHost;
  private int port;
  private Process process;

  private BrokerProcess(Path directory, List<String> compilers, List<String> advertisedHost) {
    this.directory = directory;
    this.compilers = compilers;
    this.advertisedHost = advertisedHost;
  }

  /** Starts a broker on a free port; blocks until it serves. */
  public static BrokerProcess start(Path directory) {
    BrokerProcess broker = new BrokerProcess(directory, QUICK, List.of());
    broker.start();
    return broker;
  }

  /** The same for work of minutes: slower at first, and as fast as brokers are later. */
  public static BrokerProcess startForLong(Path directory) {
    BrokerProcess broker = new BrokerProcess(directory, List.of(), List.of());
    broker.start();
    return broker;
  }

  /** The same with a host's name of which each client may think its own. */
  public static BrokerProcess start(Path directory, String advertisedHost) {
    BrokerProcess broker = new BrokerProcess(directory, QUICK, List.of(advertisedHost));
    broker.start();
    return broker;
  }

  /** Starts it again, on the same port and directory, after {@link #kill()}. */
  public void start() {
    try {
      Files.createDirectories(directory);
      process =
          new ProcessBuilder(command())
              .redirectError(new File(directory.toFile(), "stderr.txt"))
              .start();
      port = awaitReady();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a broker process in " + directory, e);
    }
  }

  /** As {@code kill -9}; returns when it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** The process, for signals other than {@link #kill()}. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    kill();
  }

  private List<String> command() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC"));
    command.addAll(compilers);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            BrokerMain.class.getName(),
            Integer.toString(port),
            directory.resolve("kafka").toString()));
    command.addAll(advertisedHost);
    return command;
  }

  private int awaitReady() throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      }
    }
    throw new IOException("the broker process ended: " + process.onExit().join().exitValue());
  }
}
