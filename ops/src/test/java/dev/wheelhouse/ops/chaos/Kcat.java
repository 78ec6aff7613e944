package dev.wheelhouse.ops.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's kcat, a client on librdkafka, whose partitioner is not Java's. */
final class Kcat {
  private Kcat() {}

  static boolean isInstalled() {
    try {
      return new ProcessBuilder("kcat", "-V").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Publishes messages.
   *
   * @param lines one message each
   * @param options more options of kcat, for example {@code -K,} for keys before a comma
   */
  static void publish(String broker, String topic, String lines, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("kcat", "-P", "-b", broker, "-t", topic, "-X", "acks=all"));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write((lines + "\n").getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      byte[] said = process.getInputStream().readAllBytes();
      throw new IOException("kcat failed: " + new String(said, StandardCharsets.UTF_8));
    }
  }
}
