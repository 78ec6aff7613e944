package dev.wheelhouse.gotpl.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are what Helm 3.21.0 answers to {@code semver}. */
class VersionTest {

  @ParameterizedTest(name = "{0} reads as {1}")
  @CsvSource({
    "v1.2, 1.2.0",
    "01.2.3, 1.2.3",
    "1, 1.0.0",
    "1.2.3-beta.1+b001, 1.2.3-beta.1+b001",
    "v18446744073709551615.0.0, 18446744073709551615.0.0",
  })
  void readsLeniently(String text, String expected) {
    assertThat(Version.parse(text)).hasToString(expected);
    assertThat(Version.parse(text).original()).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0} is refused: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``; invalid semantic version",
        "x; invalid semantic version",
        "1.2.3.4; invalid semantic version",
        "1.2.; invalid semantic version",
        "1.2.3-; invalid semantic version",
        "1.2.3-a..b; invalid semantic version",
        "1.2.3-01; version segment starts with 0",
        "99999999999999999999.1.1; error parsing version segment: strconv.ParseUint: parsing"
            + " \"99999999999999999999\": value out of range",
      })
  void refusesWhatIsNoVersion(String text, String message) {
    assertThatThrownBy(() -> Version.parse(text))
        .isInstanceOf(SemverException.class)
        .hasMessage(message);
  }

  @Test
  void boundsTheLength() {
    assertThat(Version.parse("1.2.3-" + "a".repeat(250))).isNotNull();
    assertThatThrownBy(() -> Version.parse("1.2.3-" + "a".repeat(251)))
        .hasMessage("version string is too long (max 256 bytes)");
  }

  @Test
  void ordersByThePrecedenceOfTheSpecification() {
    List<String> ordered =
        List.of(
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.1",
            "1.10.0",
            "2.0.0");

    assertThat(ordered.stream().sorted(this::compare)).containsExactlyElementsOf(ordered);
    assertThat(Stream.of("1.0.0+a", "1.0.0+b").map(Version::parse))
        .allMatch(v -> v.samePrecedence(Version.parse("1.0.0")));
  }

  private int compare(String a, String b) {
    return Version.parse(a).compareTo(Version.parse(b));
  }

  @Test
  void countsUp() {
    assertThat(Version.parse("v1.2.3-a.1+b").incPatch()).hasToString("1.2.3");
    assertThat(Version.parse("v1.2.3-a.1+b").incPatch().original()).isEqualTo("v1.2.3");
    assertThat(Version.parse("1.2.3").incPatch()).hasToString("1.2.4");
    assertThat(Version.parse("1.2.3").incMinor()).hasToString("1.3.0");
    assertThat(Version.parse("1.2.3").incMajor()).hasToString("2.0.0");
    assertThat(Version.parse("1.2.3").withPrerelease("rc1")).hasToString("1.2.3-rc1");
    assertThatThrownBy(() -> Version.parse("1.2.3").withPrerelease("r_c"))
        .hasMessage("invalid prerelease string");
  }

  @Test
  void readsStrictlyWhenAskedTo() {
    assertThat(Version.parseStrict("1.2.3-a+b")).hasToString("1.2.3-a+b");
    assertThatThrownBy(() -> Version.parseStrict("")).hasMessage("version string empty");
    assertThatThrownBy(() -> Version.parseStrict("1.2")).hasMessage("invalid semantic version");
    assertThatThrownBy(() -> Version.parseStrict("v1.2.3"))
        .hasMessage("invalid characters in version");
    assertThatThrownBy(() -> Version.parseStrict("01.2.3"))
        .hasMessage("version segment starts with 0");
  }
}
