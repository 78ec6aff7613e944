package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.lifecycle.Intake.Coordinates;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Whatever lies on a topic, reading it gives an outcome and never an exception. */
class HostileBytesTest {
  private static final int ROUNDS = 300;
  private static final Coordinates PLACE = new Coordinates("wheelhouse.requests", 0, 1);

  @Test
  void readsDamagedRequestsWithoutAnException() {
    Random random = new Random(1);
    for (byte[] sample : Samples.of("requests").values()) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] damaged = damage(sample, random);

        assertThat(RequestCodec.read(PLACE, new RecordHeaders(), damaged)).isNotNull();
      }
    }
  }

  @Test
  void readsDamagedEventsWithoutAnException() {
    Random random = new Random(2);
    EventCodec codec = EventCodec.standard();
    for (byte[] sample : Samples.of("lifecycle").values()) {
      for (int round = 0; round < ROUNDS; round++) {
        assertThat(codec.readJson(damage(sample, random))).isNotNull();
      }
    }
  }

  @Test
  void readsDamagedSummariesWithoutAnException() {
    Random random = new Random(3);
    byte[] sample = Samples.of("releases").get("release-summary");
    for (int round = 0; round < ROUNDS * 10; round++) {
      assertThat(SummaryCodec.decode(damage(sample, random))).isNotNull();
    }
  }

  /** Some bytes changed, swapped for JSON's own signs, cut out or doubled. */
  private static byte[] damage(byte[] sample, Random random) {
    StringBuilder text = new StringBuilder(new String(sample, StandardCharsets.ISO_8859_1));
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.setCharAt(at, "{}[]\",:0-null".charAt(random.nextInt(13)));
        case 2 -> text.insert(at, text.substring(at, end));
        default -> text.delete(at, Math.min(end, text.length() - 1));
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
