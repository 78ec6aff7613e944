package dev.wheelhouse.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeploymentIdTest {
  private static final ReleaseKey KEY = new ReleaseKey("eu-prod", "shop", "web");

  /** printf 'eu-prod/shop/web\nbuild-4711' | sha256sum | xxd -r -p | base32. */
  @Test
  void isTheBeginningOfTheBase32OfTheHash() {
    assertThat(DeploymentId.of(KEY, "build-4711")).isEqualTo("pbqnnijtfn33nt6m");
  }

  @Test
  void differsForAnotherReleaseAndForAnotherRequest() {
    String id = DeploymentId.of(KEY, "1");

    assertThat(DeploymentId.of(KEY, "2")).isNotEqualTo(id);
    assertThat(DeploymentId.of(new ReleaseKey("eu-prod", "shop", "api"), "1")).isNotEqualTo(id);
  }
}
