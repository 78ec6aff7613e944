package dev.wheelhouse.ops.chaos;

import dev.wheelhouse.ops.log.LogClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A value that is in requests and in Secrets, and must be nowhere else (I15). */
final class Canary {
  static final String VALUE = "canary-8f2c71d0";

  private Canary() {}

  /**
   * Where it was found: lifecycle events, summaries, and what the workers have logged.
   *
   * @param directory of the workers' logs
   */
  static List<String> places(String broker, Path directory) {
    List<String> places = new ArrayList<>();
    try (LogClient log = ChaosRun.log(broker)) {
      if (in(log, log.topics().requests()).isEmpty()) {
        places.add("I15: no request held the secret value that was searched for");
      }
      places.addAll(in(log, log.topics().lifecycle()));
      places.addAll(in(log, log.topics().releases()));
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".txt")).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(VALUE)) {
          places.add("I15: a secret value is in the log " + file.getFileName());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("reading the logs in " + directory, e);
    }
    return places;
  }

  private static List<String> in(LogClient log, String topic) {
    return log.readAll(topic).stream()
        .filter(record -> holdsIt(record.value()))
        .map(record -> "I15: a secret value is in " + topic + " at " + record.offset())
        .toList();
  }

  private static boolean holdsIt(byte[] value) {
    return value != null && new String(value, StandardCharsets.UTF_8).contains(VALUE);
  }
}
