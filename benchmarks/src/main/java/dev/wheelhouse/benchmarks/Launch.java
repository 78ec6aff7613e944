package dev.wheelhouse.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts of the product in processes of their own, with the launcher's options. */
public final class Launch {
  /** As the launcher starts short commands. */
  public static final List<String> SHORT =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private Launch() {}

  /**
   * Options with an archive of loaded classes, which is written now; the launcher makes the same
   * one once for each build.
   */
  public static List<String> withArchive(Path archive) throws IOException, InterruptedException {
    List<String> dump = new ArrayList<>(SHORT);
    dump.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
    output(Product.command(dump, "warm-up"));
    List<String> options = new ArrayList<>(SHORT);
    options.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
    return options;
  }

  /** Milliseconds from the start of a process to its end. */
  public static double millis(ProcessBuilder command) throws IOException, InterruptedException {
    long began = System.nanoTime();
    output(command);
    return (System.nanoTime() - began) / 1e6;
  }

  /**
   * What a process prints.
   *
   * @throws IOException when it does not end with 0
   */
  public static String output(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(command.command() + " ended with " + process.exitValue());
    }
    return output;
  }
}
