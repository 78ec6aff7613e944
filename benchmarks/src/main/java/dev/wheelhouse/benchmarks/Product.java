package dev.wheelhouse.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as it is shipped, for benchmarks that start it. */
public final class Product {
  /** The root of the source tree; {@code benchmarks/run} sets it. */
  private static final String ROOT = "benchmarks.root";

  private Product() {}

  /** The Java that runs this program. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The directory of a sample chart of the source tree. */
  public static Path sample(String name) {
    return Path.of(System.getProperty(ROOT, "."), "ops", "samples", name).toAbsolutePath();
  }

  /** {@code java OPTIONS -jar wheelhouse.jar ARGUMENTS}. */
  public static ProcessBuilder command(List<String> options, String... arguments) {
    Path jar = Path.of(System.getProperty(ROOT, "."), "ops", "target", "wheelhouse.jar");
    if (!Files.exists(jar)) {
      throw new UsageException(
          "the program is not built: expected " + jar + "; start with benchmarks/run");
    }
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
