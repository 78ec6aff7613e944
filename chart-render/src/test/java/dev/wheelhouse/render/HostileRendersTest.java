package dev.wheelhouse.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with little memory survives every hostile chart, with the default budget. */
class HostileRendersTest {
  private static final String HARMLESS = "harmless\t";

  @TempDir Path directory;

  @Test
  void eachEndsWithAnErrorThatNamesItsPlaceAndLeavesTheProgramWhole() throws Exception {
    Path output = directory.resolve("output");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileRenders.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(program.waitFor(10, TimeUnit.MINUTES)).isTrue();
    } finally {
      program.destroyForcibly();
    }

    List<String> lines =
        Files.readAllLines(output).stream().filter(line -> line.contains(" ms\t")).toList();
    assertThat(program.exitValue()).as(String.join("\n", lines)).isZero();
    assertThat(lines).hasSizeGreaterThan(HostileRenders.templates().size());
    assertThat(lines.get(lines.size() - 1)).startsWith(HARMLESS).contains("rendered: ", "a: 1");
    assertThat(lines)
        .filteredOn(line -> !line.startsWith(HARMLESS))
        .allMatch(
            line -> line.matches("(?s).*(a.yaml:1|gotpl:1|a.yaml\\)|a.yaml:|v.yaml|values.yaml).*"))
        .noneMatch(line -> line.contains("rendered: ") || line.contains("DEFECT"));
  }
}
