package dev.wheelhouse.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KindOrderTest {
  @Test
  void putsUnknownKindsLastByName() {
    List<String> kinds = List.of("Zoo", "APIService", "Bar", "Secret", "PriorityClass");

    assertThat(kinds.stream().sorted(KindOrder.INSTALL.comparator()))
        .containsExactly("PriorityClass", "Secret", "APIService", "Bar", "Zoo");
    assertThat(kinds.stream().sorted(KindOrder.UNINSTALL.comparator()))
        .containsExactly("APIService", "Secret", "PriorityClass", "Bar", "Zoo");
  }

  @Test
  void sharesOneRankAmongUnknownKinds() {
    assertThat(KindOrder.INSTALL.rank("Zoo")).isEqualTo(KindOrder.INSTALL.rank("Bar"));
    assertThat(KindOrder.INSTALL.rank("PriorityClass")).isZero();
  }
}
