package dev.wheelhouse.worker.simulated;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A simulated cluster behind a Kubernetes API server in a JVM of its own, so that several workers
 * share it and outlive each other. What it was asked to write is in its audit log.
 */
public final class ApiServerProcess implements AutoCloseable {
  private static final String READY = "ready ";

  private final Path directory;
  private final Process process;
  private final int port;

  private ApiServerProcess(Path directory, Process process, int port) {
    this.directory = directory;
    this.process = process;
    this.port = port;
  }

  /** Starts one on a free port; blocks until it serves. */
  public static ApiServerProcess start(Path directory) {
    try {
      Files.createDirectories(directory);
      Process process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx256m",
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      System.getProperty("java.class.path"),
                      SimulatedApiServer.class.getName(),
                      auditLog(directory).toString()))
              .redirectError(new File(directory.toFile(), "cluster.txt"))
              .start();
      return new ApiServerProcess(directory, process, awaitReady(process));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a simulated cluster in " + directory, e);
    }
  }

  private static int awaitReady(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return Integer.parseInt(line.substring(READY.length()));
      }
    }
    throw new IOException("the cluster's process ended: " + process.onExit().join().exitValue());
  }

  private static Path auditLog(Path directory) {
    return directory.resolve("audit.jsonl");
  }

  /** Lines of {@code audit.k8s.io/v1} events: each answered request that may have written. */
  public Path auditLog() {
    return auditLog(directory);
  }

  /** A kubeconfig of a user, whose name the audit log gives. */
  public Path kubeconfig(String user) {
    Path file = directory.resolve("kubeconfig-" + user + ".yaml");
    try {
      return Files.writeString(file, SimulatedApiServer.kubeconfig(port, user));
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
