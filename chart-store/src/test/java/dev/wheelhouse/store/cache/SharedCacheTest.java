package dev.wheelhouse.store.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache of several processes, and one whose disk takes no more. */
class SharedCacheTest {
  @TempDir Path directory;

  /** A process that may write files of so many KiB at most, as where a disk or quota is full. */
  private Process process(String kib, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                "ulimit -f " + kib + " && exec \"$@\"",
                "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                CacheProcess.class.getName(),
                directory.resolve("cache").toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("cache"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void staysWholeUnderSeveralProcessesWithLittleRoom() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(process("unlimited", "50000", "8000", "12", "200"));
    }

    for (Process process : processes) {
      assertThat(output(process)).matches("found [1-9][0-9]* wrong 0");
    }
    assertThat(files())
        .allMatch(file -> file.toString().endsWith(".tgz") || file.endsWith(".lock"));
  }

  @Test
  void goesOnWithoutKeepingWhereTheDiskTakesNoMore() throws Exception {
    String tooMuch = output(process("16", "1000000", "60000", "3", "3"));
    String enough = output(process("16", "1000000", "2000", "3", "3"));

    assertThat(tooMuch).isEqualTo("found 0 wrong 0");
    assertThat(enough).isEqualTo("found 3 wrong 0");
    assertThat(files()).hasSize(4).noneMatch(file -> file.toString().endsWith(".partial"));
  }
}
