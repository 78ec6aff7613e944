package dev.wheelhouse.gotpl.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are what Helm 3.21.0 answers to {@code semverCompare}. */
class ConstraintsTest {

  @ParameterizedTest(name = "{0} on {1} is {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        ">=1.0.0 <2.0.0-0; 1.5.0-alpha; true",
        ">=1.0.0-0 <2.0.0; 1.5.0-alpha; true",
        "!=1.2.x; 1.2.3-alpha; false",
        "!=1.2.3; 1.2.4-alpha; false",
        "^0; 0.1.0; true",
        "1.2 - 1.4; 1.4.5; true",
        ">1.2; 1.2.5; false",
        "<=1.2; 1.2.5; true",
        "*; 1.2.5-a; false",
        "*-0; 1.2.5-a; true",
        "~1.2.3-0 || ^2; 2.5.5; true",
        ">=1.19; v1.20.0-gke.1; false",
        ">=1.19-0; v1.20.0-gke.1; true",
        ">= 1.0, < 2; 1.5; true",
        ">=1.0 <2; 1.5; true",
        "=>1; 1.5; true",
        "=1.5; 1.5.7; true",
        "^1.x.3; 1.2.4; true",
        "~1.x; 1.2.4; true",
        "x; 1.2.4; true",
        ">x; 1.2.4; true",
        "<x; 1.2.4; false",
        "!=x; 1.2.4; true",
        "^0.0; 0.0.4; true",
        "^0.0.3; 0.0.4; false",
        "~0.0.0; 5.0.4; true",
        "~> 1.2; 1.2.4; true",
        ">1.x; 2.0.0; true",
        ">1.2-beta; 1.2.0; false",
        ">1.2.x-beta; 1.2.0-alpha; false",
        "1.2.x-beta; 1.2.0-gamma; true",
        "1.2.x-beta; 1.2.0-alpha; false",
        ">1.0.0 <2.0.0-beta; 2.0.0-alpha; true",
        "!=2.0.0; 2.0.0-alpha; false",
        "^2-0; 2.0.0-alpha; true",
        "~2.1.x-0; 2.1.0-alpha; true",
        "<=1.2-0; 1.2.5-a; true",
        ">1.2-0; 1.2.5-a; false",
        "!=1.2.x-0; 1.2.5-a; true",
      })
  void comparesAsHelmDoes(String constraint, String version, boolean expected) {
    assertThat(Constraints.parse(constraint).check(Version.parse(version))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is refused: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "!1.5; improper constraint: \"!1.5\"",
        "``; improper constraint: \"\"",
        "` `; improper constraint: \" \"",
        ">=abc; improper constraint: \">=abc\"",
        ">1.2.3-01; constraint parser error",
      })
  void refusesWhatIsNoConstraint(String constraint, String message) {
    assertThatThrownBy(() -> Constraints.parse(constraint))
        .isInstanceOf(SemverException.class)
        .hasMessage(message);
  }

  @Test
  void boundsLengthAndNumberOfAlternatives() {
    assertThat(Constraints.parse(">=1.0.0" + " ".repeat(505))).isNotNull();
    assertThatThrownBy(() -> Constraints.parse(">=1.0.0" + " ".repeat(506)))
        .hasMessage("constraint string is too long (max 512 bytes)");
    assertThat(Constraints.parse(String.join("||", Collections.nCopies(32, "1")))).isNotNull();
    assertThatThrownBy(() -> Constraints.parse(String.join("||", Collections.nCopies(33, "1"))))
        .hasMessage("too many constraint groups (max 32)");
  }

  @Test
  void acceptsPrereleasesWhenAskedTo() {
    Version version = Version.parse("1.2.0-rc.1");

    assertThat(Constraints.parse(">=1.0").check(version, false)).isFalse();
    assertThat(Constraints.parse(">=1.0").check(version, true)).isTrue();
  }

  @Test
  void printsAsWritten() {
    assertThat(Constraints.parse(">= 1.2 ,<2||^3")).hasToString(">=1.2 <2 || ^3");
  }
}
