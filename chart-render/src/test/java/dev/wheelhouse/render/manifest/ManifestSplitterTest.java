package dev.wheelhouse.render.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Expected documents follow Go's {@code (?:^|\s*\n)---\s*} as Helm applies it. */
class ManifestSplitterTest {
  @Test
  void splitsAtDashesThatStartALine() {
    assertThat(ManifestSplitter.split("a: 1\n---\nb: 2\n\n---   \n\nc: 3\n"))
        .containsExactly("a: 1", "b: 2", "c: 3");
  }

  @Test
  void keepsDashesInsideALine() {
    assertThat(ManifestSplitter.split("a: b---c\n")).containsExactly("a: b---c");
  }

  @Test
  void takesWhatFollowsTheDashesIntoTheDocument() {
    assertThat(ManifestSplitter.split("--- # first\na: 1\n----\nb: 2"))
        .containsExactly("# first\na: 1", "-\nb: 2");
  }

  @Test
  void secondOfTwoAdjacentSeparatorsBelongsToTheDocument() {
    assertThat(ManifestSplitter.split("---\n---\na: 1")).containsExactly("---\na: 1");
  }

  @Test
  void splitsIndentedBlanksBeforeTheSeparatorAway() {
    assertThat(ManifestSplitter.split("a: |\n  x\n  \n---\nb: 1"))
        .containsExactly("a: |\n  x", "b: 1");
  }

  @Test
  void needsTimeLinearInBlankText() {
    String blanks = "a: 1\n" + " \n".repeat(200_000) + "x---";

    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(ManifestSplitter.split(blanks)).hasSize(1));
  }
}
