package dev.wheelhouse.render.mvel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.render.RenderBudget;
import dev.wheelhouse.render.RenderErrorCode;
import dev.wheelhouse.render.RenderException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTemplateTest {
  private static final RenderBudget SMALL =
      new RenderBudget(10_000, 100, 10_000, Duration.ofSeconds(2));
  private static final Map<String, Object> VALUES =
      Map.of("event", Map.of("name", "release-failed", "log", List.of("a", "b"), "sequence", 12));

  private static MessageTemplate parse(String text) {
    return MessageTemplate.parse("message", text, Set.of("event"));
  }

  @Test
  void seesTheNamesItIsGiven() {
    MessageTemplate template =
        parse("@{upper(event.name)} #@{event.sequence}:@foreach{l : event.log} @{l}@end{}");

    assertThat(template.render(VALUES, SMALL)).isEqualTo("RELEASE-FAILED #12: a b");
  }

  @Test
  void knowsNothingOfCharts() {
    assertThatThrownBy(() -> parse("Hello @{values.name}"))
        .isInstanceOf(RenderException.class)
        .hasMessage("parse error at (message:1:8): unknown name \"values\"; known here: event");
    assertThatThrownBy(() -> parse("@include{'_x'}").render(VALUES, SMALL))
        .hasMessageContaining("there is no partial of that name");
  }

  @Test
  void keepsToItsBudget() {
    MessageTemplate template = parse("x".repeat(20_000));

    assertThatThrownBy(() -> template.render(VALUES, SMALL))
        .isInstanceOfSatisfying(
            RenderException.class,
            stopped -> assertThat(stopped.code()).isEqualTo(RenderErrorCode.BUDGET_EXCEEDED));
  }

  /** Those of the engine's own test, where {@code values} is what they try to leave by. */
  @ParameterizedTest
  @MethodSource("dev.wheelhouse.render.mvel.ContainmentTest#hostileTemplates")
  @Timeout(10)
  void hostileTemplatesDoNothing(String line) {
    String property = "mvel.message.mark";
    String text = line.replace("\\n", "\n").replace("%P", property).replace("%F", "/nonexistent/f");

    try {
      MessageTemplate.parse("message", text, Set.of("values"))
          .render(Map.of("values", Map.of("name", "shop")), SMALL);
    } catch (RenderException refused) {
      assertThat(refused.getMessage()).doesNotContain("defect of the engine");
    }

    assertThat(System.getProperty(property)).isNull();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
