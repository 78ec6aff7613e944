package dev.wheelhouse.ops.chaos;

import dev.wheelhouse.ops.cli.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker as users run it, in a JVM of its own. Not thread-safe. */
final class WorkerProcess implements AutoCloseable {
  private final String name;
  private final List<String> command;
  private final File log;
  private Process process;

  /**
   * @param broker {@code host:port} as this worker knows it
   * @param brokerAddress where that host is for this worker
   * @param more options of {@code worker}
   */
  WorkerProcess(
      Path directory,
      String name,
      String broker,
      String brokerAddress,
      Path kubeconfig,
      Path kafkaConfig,
      String... more)
      throws IOException {
    this.name = name;
    this.log = directory.resolve(name + ".txt").toFile();
    String host = broker.substring(0, broker.lastIndexOf(':'));
    Path hosts =
        Files.writeString(
            directory.resolve("hosts-" + name),
            brokerAddress + " " + host + System.lineSeparator());
    this.command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djdk.net.hosts.file=" + hosts,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "worker",
                "--worker-id",
                name,
                "--bootstrap-servers",
                broker,
                "--kubeconfig",
                kubeconfig.toString(),
                "--kafka-config",
                kafkaConfig.toString()));
    command.addAll(List.of(more));
  }

  String name() {
    return name;
  }

  void start() {
    try {
      process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .redirectError(ProcessBuilder.Redirect.appendTo(log))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("starting " + name, e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /**
   * As {@code kill}: the worker may finish what it is at.
   *
   * @return whether it has ended in time; else it still runs
   */
  boolean terminate(long seconds) throws InterruptedException {
    process.destroy();
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  void stop() {
    signal("STOP");
  }

  void wake() {
    signal("CONT");
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("kill -" + signal, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
