package dev.wheelhouse.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileArchiveTest {
  private static final ChartLimits SMALL = new ChartLimits(10_000, 2_000, 6, 4, 2);

  private static ChartException refusal(byte[] archive, ChartLimits limits) {
    return catchThrowableOfType(
        ChartException.class, () -> ChartLoader.loadArchive("c-0.1.0.tgz", archive, limits));
  }

  private static ChartException refusal(TestArchive archive) {
    return refusal(archive.bytes(), SMALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c/../../etc/passwd | chart illegally references parent directory",
        "c//etc/passwd | chart illegally contains absolute paths",
        "c/C:/windows | chart contains illegally named files",
        "c\\..\\..\\x | chart illegally references parent directory",
        "lonely | chart illegally contains content outside the base directory: \"lonely\"",
        "Chart.yaml/x | chart yaml not in base directory"
      })
  void refusesPathsThatEscapeInHelmsWords(String path, String message) {
    ChartException refusal = refusal(TestArchive.ofChart().file(path, "x"));

    assertThat(refusal.code()).isEqualTo(ChartErrorCode.PATH_ESCAPES);
    assertThat(refusal).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"1, a hard link", "2, a symbolic link", "3, a device", "4, a device", "6, a device"})
  void refusesEverythingThatIsNoPlainFile(char type, String kind) {
    ChartException refusal =
        refusal(TestArchive.ofChart().special("c/values.yaml", type, "/etc/passwd"));

    assertThat(refusal.code()).isEqualTo(ChartErrorCode.ENTRY_NOT_A_FILE);
    assertThat(refusal).hasMessageContaining(kind);
  }

  @Test
  void refusesFileLargerThanTheLimit() {
    ChartException refusal = refusal(TestArchive.ofChart().file("c/big", new byte[2_001]));

    assertThat(refusal.code()).isEqualTo(ChartErrorCode.FILE_TOO_LARGE);
    assertThat(refusal)
        .hasMessage("decompressed chart file \"c/big\" is larger than the maximum file size 2000");
  }

  @Test
  void refusesFilesThatAreTogetherLargerThanTheLimit() {
    ChartLimits limits = new ChartLimits(5_000, 2_000, 100, 4, 2);
    TestArchive archive = TestArchive.ofChart();
    for (int i = 0; i < 3; i++) {
      archive.file("c/f" + i, new byte[2_000]);
    }

    ChartException refusal = refusal(archive.bytes(), limits);

    assertThat(refusal.code()).isEqualTo(ChartErrorCode.ARCHIVE_TOO_LARGE);
    assertThat(refusal).hasMessage("decompressed chart is larger than the maximum file size 5000");
  }

  @Test
  void refusesBombOfArchivesWithinArchives() {
    byte[] inner =
        TestArchive.empty()
            .file("s/Chart.yaml", "apiVersion: v2\nname: s\nversion: 0.1.0\n")
            .file("s/zeros", new byte[1_900])
            .bytes();
    ChartLimits limits = new ChartLimits(6_000, 2_000, 100, 4, 2);
    TestArchive outer = TestArchive.ofChart();
    for (int i = 0; i < 4; i++) {
      outer.file("c/charts/s" + i + ".tgz", inner);
    }

    ChartException refusal = refusal(outer.bytes(), limits);

    assertThat(refusal.code()).isEqualTo(ChartErrorCode.ARCHIVE_TOO_LARGE);
  }

  @Test
  void refusesMoreFilesThanTheLimit() {
    TestArchive archive = TestArchive.ofChart();
    for (int i = 0; i < 6; i++) {
      archive.file("c/f" + i, "x");
    }

    assertThat(refusal(archive).code()).isEqualTo(ChartErrorCode.TOO_MANY_FILES);
  }

  @Test
  void refusesPathsWithTooManySegments() {
    assertThat(refusal(TestArchive.ofChart().file("c/1/2/3/4/5", "x")).code())
        .isEqualTo(ChartErrorCode.PATH_TOO_DEEP);
  }

  @Test
  void refusesSubchartsNestedTooDeep() {
    byte[] archive = TestArchive.ofChart().bytes();
    for (int i = 0; i < 4; i++) {
      archive = TestArchive.ofChart().file("c/charts/s.tgz", archive).bytes();
    }

    ChartException refusal = refusal(archive, new ChartLimits(100_000, 50_000, 100, 9, 3));

    assertThat(refusal.code()).isEqualTo(ChartErrorCode.SUBCHARTS_TOO_DEEP);
    assertThat(refusal).hasMessageContaining("nested more than 3 levels deep");
  }

  @Test
  void refusesSamePathTwice() {
    TestArchive archive =
        TestArchive.ofChart().file("c/values.yaml", "a: 1").file("d/./values.yaml", "a: 2");

    assertThat(refusal(archive).code()).isEqualTo(ChartErrorCode.DUPLICATE_PATH);
  }

  @Test
  void refusesNamesThatAreNotUtf8OrHoldControlCharacters() {
    TestArchive latin1 =
        TestArchive.inLatin1()
            .file("c/Chart.yaml", TestArchive.CHART_YAML)
            .file("c/caf\u00E9", "x");

    assertThat(refusal(latin1).code()).isEqualTo(ChartErrorCode.PATH_INVALID);
    assertThat(refusal(TestArchive.ofChart().file("c/a\nb", "x")).code())
        .isEqualTo(ChartErrorCode.PATH_INVALID);
  }

  @Test
  void refusesWhatIsNoArchive() {
    assertThat(refusal("hello".getBytes(StandardCharsets.UTF_8), SMALL).code())
        .isEqualTo(ChartErrorCode.NOT_AN_ARCHIVE);
    ChartException yaml =
        catchThrowableOfType(
            ChartException.class,
            () -> ChartLoader.loadArchive("values.yaml", new byte[] {'a'}, SMALL));
    assertThat(yaml)
        .hasMessage("file 'values.yaml' seems to be a YAML file, but expected a gzipped archive");
  }

  @Test
  void refusesArchiveThatBreaksOff() {
    byte[] whole = TestArchive.ofChart().file("c/README.md", new byte[1_500]).bytes();

    for (int length : new int[] {10, 30, whole.length / 2, whole.length - 9}) {
      ChartException refusal = refusal(Arrays.copyOf(whole, length), SMALL);

      assertThat(refusal.code()).isEqualTo(ChartErrorCode.ARCHIVE_DAMAGED);
    }
  }

  @Test
  void refusesArchiveWithoutFiles() {
    ChartException refusal = refusal(TestArchive.empty());

    assertThat(refusal.code()).isEqualTo(ChartErrorCode.ARCHIVE_DAMAGED);
    assertThat(refusal).hasMessage("no files in chart archive");
  }
}
