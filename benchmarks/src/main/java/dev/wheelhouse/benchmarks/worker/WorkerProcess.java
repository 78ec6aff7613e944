package dev.wheelhouse.benchmarks.worker;

import dev.wheelhouse.benchmarks.Product;
import dev.wheelhouse.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code wheelhouse worker} in a JVM of its own. */
record WorkerProcess(String id, Process process, Path log) implements AutoCloseable {

  static WorkerProcess start(
      String id, String bootstrapServers, Topics topics, Path directory, String... jvmOptions)
      throws IOException {
    Path log = directory.resolve(id + ".txt");
    Process process =
        Product.command(
                List.of(jvmOptions),
                "worker",
                "--bootstrap-servers",
                bootstrapServers,
                "--topic-prefix",
                topics.prefix(),
                "--group",
                topics.prefix(),
                "--worker-id",
                id,
                "--cluster-kind",
                "simulated",
                "--log-level",
                "error")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new WorkerProcess(id, process, log);
  }

  /** As {@code kill -9}; returns when it is gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** Native threads of the process, the JVM's own included; Linux only. */
  String threads() throws IOException {
    return status("Threads");
  }

  /** Resident memory in MB; Linux only. */
  String residentMegabytes() throws IOException {
    return Long.toString(Long.parseLong(status("VmRSS").replace(" kB", "")) / 1024);
  }

  private String status(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("?");
  }
}
