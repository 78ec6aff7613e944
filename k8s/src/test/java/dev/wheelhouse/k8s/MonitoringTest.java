package dev.wheelhouse.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wheelhouse.ops.metrics.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds alert rules and dashboard to the metrics that there are, and to Prometheus itself. */
class MonitoringTest {
  private static final Path FOLDER = Path.of("monitoring");
  private static final Pattern SERIES = Pattern.compile("\\bwheelhouse_[a-z_]+");

  @ParameterizedTest
  @ValueSource(strings = {"alerts.yaml", "alerts-test.yaml", "dashboard.json"})
  void namesNoMetricThatThereIsNot(String file) throws IOException {
    // when
    Set<String> series = series(Files.readString(FOLDER.resolve(file)));

    // then
    assertThat(series)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Metric.ofSeries(name)).as(name).isPresent());
  }

  @Test
  void theDocumentListsEveryMetric() throws IOException {
    // when
    String text = Files.readString(Path.of("..", "docs", "metrics.md"));

    // then
    for (Metric metric : Metric.values()) {
      String labels = String.join(", ", metric.labels());
      assertThat(text)
          .contains("| `" + metric.text() + "` | " + labels + " | " + metric.help() + " |");
    }
  }

  @Test
  void everyAlertIsTested() throws IOException {
    // given
    String tests = Files.readString(FOLDER.resolve("alerts-test.yaml"));
    Matcher alerts =
        Pattern.compile("- alert: (\\w+)").matcher(Files.readString(FOLDER.resolve("alerts.yaml")));

    // when
    Set<String> names = new TreeSet<>();
    while (alerts.find()) {
      names.add(alerts.group(1));
    }

    // then
    assertThat(names)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(tests).contains("alertname: " + name + "\n"));
  }

  @Test
  void prometheusTakesTheRulesAndTheyFireWhenTheyShould() throws Exception {
    assumeTrue(isInstalled("promtool"), "promtool is not installed (Debian: prometheus)");

    // when
    Process check = promtool("test", "rules", "alerts-test.yaml");

    // then
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(output).isZero();
  }

  private static boolean isInstalled(String program) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  private static Process promtool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
  }

  private static Set<String> series(String text) {
    Set<String> series = new TreeSet<>();
    Matcher matcher = SERIES.matcher(text);
    while (matcher.find()) {
      series.add(matcher.group());
    }
    return series;
  }
}
