package dev.wheelhouse.worker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatermarkTest {
  @Test
  void readsWhatItWrote() {
    assertThat(Watermark.ofMetadata(new Watermark(42).toMetadata())).contains(new Watermark(42));
  }

  @Test
  void keepsReadingTheTextOfVersion1() {
    assertThat(Watermark.ofMetadata("v1 lifecycle=7")).contains(new Watermark(7));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "7", "v2 lifecycle=7", "v1 lifecycle=-7", "v1 lifecycle=7 "})
  void takesNoOtherTextForAWatermark(String metadata) {
    assertThat(Watermark.ofMetadata(metadata)).isEmpty();
  }
}
