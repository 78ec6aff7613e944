package dev.wheelhouse.ops.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A real broker, three worker processes and a cluster that they share, while all of them break; see
 * docs/journal.md. {@code mvn -B verify -Pchaos -Dminutes=M [-Dseed=S]}.
 */
@Tag("chaos")
class ChaosTest {
  @Test
  void keepsEveryPromiseWhileEverythingBreaks() throws Exception {
    double minutes = Double.parseDouble(property("minutes", "1"));
    Duration duration = Duration.ofMillis(Math.round(minutes * 60_000));
    long seed = Long.parseLong(property("seed", "" + System.nanoTime() % 100_000));
    Path directory = Path.of("target", "chaos");
    System.out.println("chaos: seed " + seed + ", " + minutes + " minutes of faults");

    ChaosRun.Result result = new ChaosRun(directory, seed, duration).run();

    System.out.println(result.words());
    assertThat(result.violations()).isEmpty();
    assertThat(result.unfinished()).isEmpty();
    assertThat(result.deployedShare()).isGreaterThanOrEqualTo(0.95);
    assertThat(result.drained()).isLessThanOrEqualTo(result.drainBound());
  }

  private static String property(String name, String otherwise) {
    String value = System.getProperty(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
