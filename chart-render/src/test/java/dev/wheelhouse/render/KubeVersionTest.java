package dev.wheelhouse.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KubeVersionTest {
  @Test
  void dropsWhatFollowsTheNumbers() {
    assertThat(KubeVersion.parse("v1.20.3-gke.1")).isEqualTo(new KubeVersion("v1.20.3", "1", "20"));
  }

  @Test
  void fillsInMissingPatch() {
    assertThat(KubeVersion.parse("1.27")).isEqualTo(new KubeVersion("v1.27.0", "1", "27"));
  }

  @Test
  void refusesWhatIsNoVersion() {
    assertThatThrownBy(() -> KubeVersion.parse("abc"))
        .hasMessage("invalid kube version 'abc': could not parse \"abc\" as version");
  }
}
