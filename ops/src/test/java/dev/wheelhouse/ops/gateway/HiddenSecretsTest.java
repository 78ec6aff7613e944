package dev.wheelhouse.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenSecretsTest {
  private final HiddenSecrets secrets = new HiddenSecrets();

  @Test
  void givesTheSameWordToTheSameSecretAndAnotherToAnother() {
    String one = secrets.values(Map.of("password", "canary"));
    String same = secrets.values(Map.of("password", "canary"));
    String other = secrets.values(Map.of("password", "other"));

    assertThat(one).isEqualTo(same).isNotEqualTo(other).startsWith("password: (hidden ");
    assertThat(new HiddenSecrets().values(Map.of("password", "canary"))).isNotEqualTo(one);
  }

  @Test
  void hidesAllThatLiesUnderTheNameOfASecret() {
    String text =
        secrets.values(
            Map.of(
                "db", Map.of("apiKeys", List.of("canary", "canary"), "host", "db.shop"),
                "secrets", Map.of("a", Map.of("b", "canary"))));

    assertThat(text).contains("host: db.shop").doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\nkind: Secret\ndata:\n  key: canary\n",
        "---\nkind: \"Secret\"\nstringData: {key: canary}\n",
        "---\n{\"kind\": \"Secret\", \"data\": {\"key\": \"canary\"}}\n",
        "kind: Secret\ndata: {key: canary}\n---\nkind: ConfigMap\n",
        "---\nkind: >-\n  Secret\ndata: {key: canary}\n",
        "---\nkind: List\nitems: [{kind: Secret, data: {key: canary}}]\n",
        "---\nkind: Secret\ndata: {key: canary\n"
      })
  void hidesWhatASecretHoldsHoweverItIsWritten(String manifest) {
    assertThat(secrets.manifest(manifest)).doesNotContain("canary");
  }

  @Test
  void leavesOtherObjectsAsTheyAre() {
    String manifest = "---\n# Source: a.yaml\nkind: ConfigMap\ndata: {a:   b}\n---\nkind: Pod\n";

    assertThat(secrets.manifest(manifest)).isEqualTo(manifest);
  }
}
