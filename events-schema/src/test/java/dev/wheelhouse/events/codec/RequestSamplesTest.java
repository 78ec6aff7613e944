package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wheelhouse.events.codec.RequestReading.Valid;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestSamplesTest {

  @Test
  void everyOperationHasASample() {
    Set<String> operations =
        Arrays.stream(Operation.values())
            .map(Operation::json)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(Samples.of("requests").keySet()).containsAll(operations);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void decodesAndEncodesTheSampleToTheSameJson(String name, byte[] sample) throws Exception {
    RequestReading reading = RequestCodec.parse(sample, "none");

    assertThat(reading).isInstanceOf(Valid.class);
    byte[] encoded = RequestCodec.encode(((Valid) reading).request());
    assertThat(Json.MAPPER.readTree(encoded)).isEqualTo(Json.MAPPER.readTree(sample));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void matchesExactlyOneSchemaOfTheOperations(String name, byte[] sample) throws Exception {
    JsonNode json = Json.MAPPER.readTree(sample);

    assertThat(Schemas.validate(Schemas.BASE + "v1/requests/request.json", json)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void givesExamplesThatMatchTheSchema(Operation operation) {
    String id = Schemas.idOf(operation);

    assertThat(Schemas.schema(id).get("examples"))
        .isNotEmpty()
        .allSatisfy(example -> assertThat(Schemas.validate(id, example)).isEmpty());
  }

  @Test
  void describesTheDefaultsThatOptionsHave() {
    JsonNode fields = Schemas.schema(Schemas.BASE + "v1/requests/common.json").get("$defs");

    OptionsJson.write(Options.DEFAULTS)
        .properties()
        .forEach(
            option -> {
              if (!option.getKey().equals("hookTimeout")) {
                assertThat(fields.at("/" + option.getKey() + "/default"))
                    .as(option.getKey())
                    .isEqualTo(option.getValue());
              }
            });
  }

  static Stream<Object[]> samples() {
    return Samples.of("requests").entrySet().stream()
        .map(entry -> new Object[] {entry.getKey(), entry.getValue()});
  }
}
