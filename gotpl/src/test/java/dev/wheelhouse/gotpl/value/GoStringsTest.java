package dev.wheelhouse.gotpl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GoStringsTest {
  @Test
  void anyBytesComeBackAsTheyWere() {
    Random random = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = new byte[random.nextInt(12)];
      for (int i = 0; i < bytes.length; i++) {
        int[] likely = {'a', 0xC3, 0xA9, 0xE2, 0x98, 0x83, 0xF0, 0x9F, 0x80, 0xED, 0xA0, 0xFF};
        bytes[i] = (byte) likely[random.nextInt(likely.length)];
      }

      String text = GoStrings.fromBytes(bytes);

      assertThat(GoStrings.toBytes(text)).isEqualTo(bytes);
      assertThat(GoStrings.byteLength(text)).isEqualTo(bytes.length);
    }
  }

  @Test
  void validTextStaysItself() {
    String text = "aé☃😀\uFFFD";

    assertThat(GoStrings.fromBytes(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(GoStrings.toBytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void cutsBetweenBytes() {
    assertThat(GoStrings.slice("hello", 1, 3)).isEqualTo("el");
    assertThat(GoStrings.slice("héllo", 0, 2)).isEqualTo("h\uDCC3");
    assertThat(GoStrings.slice("héllo", 1, 3)).isEqualTo("é");
    assertThatThrownBy(() -> GoStrings.slice("é", 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void halvesOfACharacterJoinAgain() {
    String halves = GoStrings.slice("é", 0, 1) + GoStrings.slice("é", 1, 2);

    assertThat(halves).isNotEqualTo("é");
    assertThat(GoStrings.normalize(halves)).isEqualTo("é");
    assertThat(GoStrings.toBytes(halves)).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void ordersByBytes() {
    List<String> texts = new ArrayList<>(Arrays.asList("😀", "\uFF01", "é", "a", "ab", "", "Z"));

    texts.sort(GoStrings::compare);

    assertThat(texts).containsExactly("", "Z", "a", "ab", "é", "\uFF01", "😀");
  }

  @Test
  void aLoneSurrogateIsTheReplacementCharacter() {
    assertThat(GoStrings.toBytes("\uD800")).isEqualTo("\uFFFD".getBytes(StandardCharsets.UTF_8));
    assertThat(GoStrings.toValidText("a\uDCFF")).isEqualTo("a\uFFFD");
  }

  @Test
  void countsCharacters() {
    assertThat(GoStrings.runeCount("aé😀")).isEqualTo(3);
    assertThat(GoStrings.runeCount(GoStrings.fromBytes(new byte[] {-1, -2}))).isEqualTo(2);
  }
}
