package dev.wheelhouse.gotpl.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoTypeTest {
  @Test
  void namesTypesAsGoDoes() {
    assertThat(GoType.MAP).hasToString("map[string]interface {}");
    assertThat(GoType.pointer(GoType.struct("chart.Metadata"))).hasToString("*chart.Metadata");
    assertThat(GoType.array(3, GoType.INT)).hasToString("[3]int");
    assertThat(GoValues.typeName(null)).isEqualTo("<nil>");
    assertThat(GoValues.typeName(List.of())).isEqualTo("[]interface {}");
    assertThat(GoValues.typeName(Map.of())).isEqualTo("map[string]interface {}");
    assertThat(GoValues.typeName(new GoBytes(new byte[0]))).isEqualTo("[]uint8");
    assertThat(GoValues.typeName(1L)).isEqualTo("int64");
    assertThat(GoValues.typeName(GoInt.of(1))).isEqualTo("int");
    assertThat(GoValues.typeName(1.0)).isEqualTo("float64");
  }

  @Test
  void aLiteralTypeTakesADefinedOneOfTheSameStructure() {
    GoType values = GoType.named("chartutil.Values", GoType.MAP);

    assertThat(values.assignableTo(GoType.MAP)).isTrue();
    assertThat(GoType.MAP.assignableTo(values)).isTrue();
    assertThat(values.assignableTo(GoType.named("other.Values", GoType.MAP))).isFalse();
    assertThat(values.assignableTo(GoType.ANY)).isTrue();
    assertThat(GoType.STRINGS.assignableTo(GoType.LIST)).isFalse();
    assertThat(GoType.INT.assignableTo(GoType.INT64)).isFalse();
  }

  @Test
  void aNilMapIsEmptyAndCannotBeWritten() {
    Object zero = GoType.MAP.zero();

    assertThat(GoValues.isNil(zero)).isTrue();
    assertThat(GoValues.isTrue(zero)).isFalse();
    assertThatThrownBy(() -> ((GoMap) zero).put("a", 1))
        .isInstanceOf(GoError.class)
        .hasMessage("assignment to entry in nil map");
  }
}
