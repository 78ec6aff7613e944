package dev.wheelhouse.worker.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.ReleaseRecord.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a release that Helm 3.21.0 installed from the chart of {@link SampleChart}. */
class ReleaseCodecTest {
  private static String helms() throws IOException {
    try (InputStream in = ReleaseCodecTest.class.getResourceAsStream("/release/helm-3.21.0.b64")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
  }

  @Test
  void readsWhatHelmWrote() throws Exception {
    ReleaseRecord record = ReleaseCodec.decode(helms());

    assertThat(record.name()).isEqualTo("theirs");
    assertThat(record.revision()).isEqualTo(1);
    assertThat(record.info().status()).isEqualTo(Status.DEPLOYED);
    assertThat(record.info().firstDeployed())
        .isEqualTo(Instant.parse("2026-11-21T00:10:43.966110475Z"));
    assertThat(record.config()).containsEntry("name", "given").containsEntry("count", 3.0);
    assertThat(record.chart().valuesView()).containsEntry("big", 1000000.0);
    assertThat(record.chart().schema()).isPresent();
    assertThat(record.hooks()).hasSize(1);
    assertThat(record.hooks().get(0).weight()).isEqualTo(-5);
  }

  @Test
  void writesItAgainWithoutLoss() throws Exception {
    String again = ReleaseCodec.encode(ReleaseCodec.decode(helms()));

    assertThat(StoredJson.of(again)).isEqualTo(StoredJson.of(helms()));
  }

  @Test
  void readsUncompressedReleasesOfOldHelmVersions() {
    String json = "{\"name\":\"old\",\"version\":2,\"info\":{\"status\":\"superseded\"}}";
    String stored = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

    ReleaseRecord record = ReleaseCodec.decode(stored);

    assertThat(record.revision()).isEqualTo(2);
    assertThat(record.info().status()).isEqualTo(Status.SUPERSEDED);
    assertThat(record.info().deleted()).isNull();
    assertThat(record.config()).isEqualTo(Map.of());
  }

  @Test
  void writesTimesWithoutZerosAtTheirEndAsGoDoes() throws Exception {
    String time = "2026-11-21T00:59:59.12050065Z";
    String json =
        "{\"name\":\"a\",\"version\":1,\"chart\":{\"metadata\":{\"name\":\"a\",\"version\":\"1.0.0\"}},"
            + "\"info\":{\"status\":\"deployed\",\"first_deployed\":\"%s\"}}".formatted(time);
    String stored = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

    String again = ReleaseCodec.encode(ReleaseCodec.decode(stored));

    assertThat(StoredJson.of(again).toString())
        .contains("\"first_deployed\":\"%s\"".formatted(time));
  }

  @Test
  void refusesWhatIsNoRelease() {
    assertThatThrownBy(() -> ReleaseCodec.decode("bm90IGpzb24="))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a stored release: ");
  }
}
