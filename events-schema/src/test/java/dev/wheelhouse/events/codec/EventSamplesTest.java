package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.codec.EventReading.Known;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.LifecycleVisitor;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSamplesTest {
  private final EventCodec codec = EventCodec.strict();

  @Test
  void everyKindOfTheVisitorHasOneSampleAndNoSampleIsLeftOver() {
    Set<String> kinds =
        Arrays.stream(LifecycleVisitor.class.getMethods())
            .map(method -> method.getParameterTypes()[0].asSubclass(LifecycleEvent.class))
            .map(EventTypes::nameOf)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Samples.of("lifecycle").keySet()).isEqualTo(kinds);
    assertThat(EventTypes.all().keySet()).isEqualTo(kinds);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void decodesAndEncodesTheSampleToTheSameJson(String name, byte[] sample) throws Exception {
    EventReading reading = codec.readJson(sample);

    assertThat(reading).isInstanceOf(Known.class);
    byte[] encoded = codec.toJson(((Known) reading).event());
    assertThat(withoutHints(Json.MAPPER.readTree(encoded)))
        .isEqualTo(withoutHints(Json.MAPPER.readTree(sample)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hasASchemaThatDescribesEveryFieldOfTheRecordAndNoOther(
      String name, Class<? extends LifecycleEvent> kind) {
    String id = Schemas.idOfEvent(name);

    assertThat(Schemas.schema(id).get("title").asText()).isEqualTo(kind.getSimpleName());
    assertThat(new SchemaMirror(id).differences(kind)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void givesExamplesThatMatchTheSchema(String name, Class<? extends LifecycleEvent> kind) {
    String id = Schemas.idOfEvent(name);

    assertThat(Schemas.schema(id).get("examples"))
        .isNotEmpty()
        .allSatisfy(example -> assertThat(Schemas.validate(id, example)).isEmpty());
  }

  /** The hint is a text of the running version, see {@link DeployError#hint()}. */
  private static JsonNode withoutHints(JsonNode json) {
    json.findParents("hint").forEach(parent -> ((ObjectNode) parent).remove("hint"));
    return json;
  }

  static Stream<Object[]> samples() {
    return Samples.of("lifecycle").entrySet().stream().map(EventSamplesTest::row);
  }

  static Stream<Object[]> kinds() {
    return EventTypes.all().entrySet().stream().map(EventSamplesTest::row);
  }

  private static Object[] row(Map.Entry<String, ?> entry) {
    return new Object[] {entry.getKey(), entry.getValue()};
  }
}
