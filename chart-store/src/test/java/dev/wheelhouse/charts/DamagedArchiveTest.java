package dev.wheelhouse.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DamagedArchiveTest {
  private static final int RUNS = 3_000;
  private static final long SEED = 20_260_101;

  private static byte[] gzip(byte[] tar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(tar);
    }
    return bytes.toByteArray();
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    }
    return copy;
  }

  @Test
  void damageIsAlwaysReportedAsSuchOrHarmless() throws IOException {
    Random random = new Random(SEED);
    byte[] archive =
        TestArchive.ofChart()
            .file("c/values.yaml", "a: {b: [1, 2]}\n")
            .file("c/templates/" + "long/".repeat(24) + "x.yaml", "kind: X\n")
            .bytes();
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(archive)).readAllBytes();
    int refused = 0;

    for (int run = 0; run < RUNS; run++) {
      byte[] hostile = run % 2 == 0 ? gzip(damaged(tar, random)) : damaged(archive, random);
      try {
        ChartLoader.loadArchive("c.tgz", hostile, ChartLimits.DEFAULT);
      } catch (ChartException expected) {
        assertThat(expected.getMessage()).isNotBlank();
        refused++;
      }
    }

    assertThat(refused).isBetween(RUNS / 4, RUNS);
  }
}
