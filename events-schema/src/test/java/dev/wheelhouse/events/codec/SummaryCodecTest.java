package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wheelhouse.events.release.ReleaseSummary;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SummaryCodecTest {

  @Test
  void decodesAndEncodesTheSampleToTheSameJson() throws Exception {
    byte[] sample = Samples.of("releases").get("release-summary");

    ReleaseSummary summary = SummaryCodec.decode(sample).orElseThrow();

    JsonNode encoded = Json.MAPPER.readTree(SummaryCodec.encode(summary));
    assertThat(encoded).isEqualTo(Json.MAPPER.readTree(sample));
    assertThat(Schemas.validate(Schemas.idOfSummary(), encoded)).isEmpty();
  }

  @Test
  void readsBackEqualSummaries() {
    for (long seed = 0; seed < 200; seed++) {
      ReleaseSummary summary = new RandomRecords(new Random(seed)).next(ReleaseSummary.class);

      assertThat(SummaryCodec.decode(SummaryCodec.encode(summary))).isEqualTo(Optional.of(summary));
    }
  }

  @Test
  void keepsTheSummaryUnderTheReleasesKey() {
    ReleaseSummary summary =
        SummaryCodec.decode(Samples.of("releases").get("release-summary")).orElseThrow();

    assertThat(SummaryCodec.toRecord("t", summary).key()).asString().isEqualTo("eu-prod/shop/web");
    assertThat(SummaryCodec.tombstone("t", summary.key()).value()).isNull();
  }

  @Test
  void readsNothingFromTombstonesAndForeignValues() {
    assertThat(SummaryCodec.decode(null)).isEmpty();
    assertThat(SummaryCodec.decode("[]".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(SummaryCodec.decode("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(SummaryCodec.decode("no json".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
