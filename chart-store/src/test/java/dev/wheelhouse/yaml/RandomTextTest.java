package dev.wheelhouse.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomTextTest {
  private static final long SEED = 20_260_101;
  private static final String[] PIECES = {
    "a",
    "b: ",
    "- ",
    "\n",
    "  ",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "'",
    "|",
    ">",
    "&x ",
    "*x",
    "!t ",
    "? ",
    "#",
    "%",
    "---",
    "...",
    "\t",
    "<<",
    "~",
    "1",
    "\u00E9",
    "\uD83D\uDE00",
    "\u2028"
  };

  private static String text(Random random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static Object value(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 6 : 4);
    return switch (kind) {
      case 0 -> random.nextBoolean();
      case 1 -> (double) random.nextInt(2_000_000) - 1_000_000;
      case 2 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(200) - 100);
      case 3 -> text(random, random.nextInt(12));
      case 4 -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          // go-yaml writes the key << plain and reads it back as a merge
          map.put("k" + text(random, random.nextInt(4)), value(random, depth - 1));
        }
        yield map;
      }
      default -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
    };
  }

  @Test
  void readsAnyTextOrSaysWhyNot() {
    Random random = new Random(SEED);
    int read = 0;

    for (int run = 0; run < 20_000; run++) {
      try {
        GoYaml.parse(text(random, random.nextInt(20)));
        read++;
      } catch (YamlException refused) {
        assertThat(refused).hasMessageStartingWith("error converting YAML to JSON: ");
      }
    }

    assertThat(read).isGreaterThan(1_000);
  }

  @Test
  void readsBackWhatItWrote() {
    Random random = new Random(SEED);

    for (int run = 0; run < 5_000; run++) {
      Object value = value(random, 4);

      assertThat(GoYaml.parse(GoYaml.marshal(value))).isEqualTo(value);
      assertThat(GoJson.parse(GoJson.encode(value))).isEqualTo(value);
    }
  }
}
