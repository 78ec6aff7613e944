package dev.wheelhouse.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations from the tables of Go's time_test.go (TestParseDuration, TestDurationString). */
class GoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "5s, 5000000000",
    "30s, 30000000000",
    "1478s, 1478000000000",
    "-5s, -5000000000",
    "+5s, 5000000000",
    "-0, 0",
    "+0, 0",
    "5.0s, 5000000000",
    "5.6s, 5600000000",
    "5.s, 5000000000",
    ".5s, 500000000",
    "1.004s, 1004000000",
    "100.00100s, 100001000000",
    "10ns, 10",
    "11us, 11000",
    "12µs, 12000",
    "12μs, 12000",
    "13ms, 13000000",
    "15m, 900000000000",
    "16h, 57600000000000",
    "3h30m, 12600000000000",
    "10.5s4m, 250500000000",
    "-2m3.4s, -123400000000",
    "1h2m3s4ms5us6ns, 3723004005006",
    "39h9m14.425s, 140954425000000",
    "52763797000ns, 52763797000",
    "0.3333333333333333333h, 1199999999999",
    "0.100000000000000000000h, 360000000000"
  })
  void parsesAsGoDoes(String text, long nanos) {
    assertThat(GoDuration.parse(text)).isEqualTo(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "-", "s", ".", "-.", ".s", "+.s", "5m 3s", "1d", "5 m", "1e3s"})
  void refusesWhatGoRefuses(String text) {
    assertThatThrownBy(() -> GoDuration.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"");
  }

  @Test
  void refusesDurationsThatDoNotFitGos() {
    assertThatThrownBy(() -> GoDuration.parse("3000000h"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("292 years");
  }

  @ParameterizedTest
  @CsvSource({
    "0s, 0",
    "1ns, 1",
    "1.1µs, 1100",
    "2.2ms, 2200000",
    "3.3s, 3300000000",
    "4m5s, 245000000000",
    "4m5.001s, 245001000000",
    "5h6m7.001s, 18367001000000",
    "8m0.000000001s, 480000000001",
    "2562047h47m16.854775807s, 9223372036854775807",
    "-1.5s, -1500000000",
    "5m0s, 300000000000",
    "1h0m0s, 3600000000000"
  })
  void writesAsGoDoes(String text, long nanos) {
    assertThat(GoDuration.format(Duration.ofNanos(nanos))).isEqualTo(text);
  }
}
