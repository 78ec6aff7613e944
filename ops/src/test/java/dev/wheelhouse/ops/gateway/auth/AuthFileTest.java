package dev.wheelhouse.ops.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthFileTest {
  @TempDir Path directory;

  private Path file(String text) throws Exception {
    return Files.writeString(directory.resolve("auth.yaml"), text);
  }

  @Test
  void readsTokens() throws Exception {
    String hash = "0123456789abcdef".repeat(4);
    Path file =
        file("tokens: [{name: ci, sha256: %s, grants: [{role: deployer}]}]".formatted(hash));

    AuthConfig config = AuthFile.read(file);

    assertThat(config.tokens()).hasSize(1);
    assertThat(config.tokens().get(0).grants().get(0).namespaces()).containsExactly("*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | tokens or oidc",
        "[] | a mapping",
        "tokens: x | at tokens: expected a list",
        "tokens: [{name: a, sha256: secret, grants: []}] | tokens[0].sha256",
        "tokens: [{name: a, token: b}] | only grants, name, sha256",
        "oidc: {issuer: a} | oidc.groups",
        "'a: [' | cannot read"
      })
  void namesThePlaceOfWhatIsWrong(String text, String words) throws Exception {
    Path file = file(text);

    assertThatThrownBy(() -> AuthFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("auth.yaml")
        .hasMessageContaining(words)
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesKeySetsThatHoldSecretsOnly() throws Exception {
    Files.writeString(
        directory.resolve("jwks.json"), "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}");
    Path file = file("oidc: {issuer: a, audience: b, jwks: jwks.json, groups: {x: []}}");

    assertThatThrownBy(() -> AuthFile.read(file)).hasMessageContaining("RSA or EC keys");
  }
}
