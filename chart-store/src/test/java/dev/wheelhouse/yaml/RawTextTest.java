package dev.wheelhouse.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawTextTest {
  @Test
  void keepsBytesThatAreNoCharacters() {
    byte[] bytes = {
      'a', (byte) 0xe9, (byte) 0xe2, (byte) 0x82, (byte) 0xc3, (byte) 0xa9, (byte) 0x80
    };

    String text = RawText.decode(bytes);

    assertThat(text).isEqualTo("a\uDCE9\uDCE2\uDC82é\uDC80");
    assertThat(RawText.encode(text)).isEqualTo(bytes);
  }

  @Test
  void readsCharactersOfAnyWidth() {
    String text = "a é € 😀";

    assertThat(RawText.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(RawText.holdsBytes(text)).isFalse();
  }

  /** Helm 3.21 says so of a manifest with this comment. */
  @Test
  void isRefusedAsYamlEvenInAComment() {
    assertThatThrownBy(() -> GoYaml.parseExact("kind: X\n# caf\uDCE9"))
        .hasMessage("error converting YAML to JSON: yaml: incomplete UTF-8 octet sequence");
  }
}
