package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-04T10:15:30Z",
        "2026-05-04T10:15:30.1Z",
        "2026-05-04T10:15:30.000000001Z",
        "2024-02-29T23:59:59.999999999Z",
        "0001-01-01T00:00:00Z",
        "2026-05-04T10:15Z",
        "2026-05-04T10:15:30.Z",
        "2026-05-04T10:15:30+02:00",
        "+12026-05-04T10:15:30Z"
      })
  void readsWhatJavaReads(String text) {
    assertThat(UtcTime.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-05-04T10:15:30",
        "2026-05-04T10:15:30.0000000001Z",
        "2026-02-29T10:15:30Z",
        "2026-13-01T10:15:30Z",
        "2026-05-04T24:00:00Z",
        "2026-05-04T10:60:00Z",
        "2026-05-04T10:15:60Z",
        "2026-05-04 10:15:30Z",
        "2026-05-04T10:15:3\u0663Z",
        "yesterday"
      })
  void refusesWhatJavaRefuses(String text) {
    assertThatThrownBy(() -> OffsetDateTime.parse(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> UtcTime.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void readsWhatIsWrittenForAnyInstant() {
    Random random = new Random(1);
    for (int round = 0; round < 10_000; round++) {
      int nanos =
          random.nextInt(4) == 0 ? random.nextInt(1000) * 1_000_000 : random.nextInt(1_000_000_000);
      Instant time = Instant.ofEpochSecond(random.nextInt(), nanos);

      assertThat(UtcTime.parse(time.atOffset(ZoneOffset.UTC).toString())).isEqualTo(time);
    }
  }
}
