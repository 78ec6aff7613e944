package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.EventReading.Known;
import dev.wheelhouse.events.codec.EventReading.Malformed;
import dev.wheelhouse.events.codec.EventReading.UnknownEvent;
import dev.wheelhouse.events.lifecycle.End.ReleaseDeployed;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.Preparation.PlanComputed;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedResource;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.plan.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventCodecTest {
  private static final String DIGEST = "sha256:" + "0".repeat(64);

  private final EventCodec codec = EventCodec.standard();

  @Test
  void writesTheAttributesOfACloudEventAsKafkaHeaders() {
    ProducerRecord<byte[], byte[]> record = codec.toRecord("t", event(new ReleaseDeployed(4)));

    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    assertThat(headers)
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", "k5xq2m7v3hzt6c4a/7")
        .containsEntry("ce_type", "dev.wheelhouse.release-deployed.v1")
        .containsEntry("ce_source", "worker-1")
        .containsEntry("ce_subject", "eu-prod/shop/web")
        .containsEntry("ce_time", "2026-05-04T10:15:30Z")
        .containsEntry("ce_sequence", "7")
        .containsEntry("ce_partitionkey", "eu-prod/shop/web")
        .containsEntry(
            "ce_dataschema", "https://wheelhouse.dev/schemas/v1/lifecycle/release-deployed.json")
        .containsEntry("content-type", "application/json")
        .doesNotContainKey("ce_traceparent");
    assertThat(record.key()).asString().isEqualTo("eu-prod/shop/web");
    assertThat(record.partition()).isNull();
    assertThat(record.value()).asString().isEqualTo("{\"revision\":4}");
  }

  @Test
  void writesOneStructuredCloudEventALine() throws Exception {
    byte[] json = codec.toJson(event(new ReleaseDeployed(4)));

    assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("\n");
    JsonNode tree = Json.MAPPER.readTree(json);
    assertThat(tree.at("/data/revision").asInt()).isEqualTo(4);
    assertThat(tree.get("sequence").asText()).isEqualTo("7");
  }

  @Test
  void knowsThePlaceOfAnEventOfAKindFromTheFuture() {
    UnknownEvent unknown =
        (UnknownEvent)
            changed(envelope -> envelope.put("type", "dev.wheelhouse.release-paused.v1"));

    assertThat(unknown.deployment()).isEqualTo("k5xq2m7v3hzt6c4a");
    assertThat(unknown.sequence()).isEqualTo(7);
    assertThat(unknown.key()).isEqualTo(new ReleaseKey("eu-prod", "shop", "web"));
    assertThat(unknown.type()).isEqualTo("dev.wheelhouse.release-paused.v1");
  }

  @Test
  void takesANewVersionOfAKnownKindForUnknown() {
    assertThat(changed(event -> event.put("type", "dev.wheelhouse.release-deployed.v2")))
        .isInstanceOf(UnknownEvent.class);
  }

  @Test
  void knowsThePlaceOfAnEventWithAWordFromTheFuture() throws Exception {
    ObjectNode sample =
        (ObjectNode) Json.MAPPER.readTree(Samples.of("lifecycle").get("release-failed"));
    ((ObjectNode) sample.at("/data/error")).put("code", "QUOTA_EXCEEDED");

    assertThat(codec.readJson(Json.write(sample)))
        .isInstanceOfSatisfying(
            UnknownEvent.class,
            unknown -> assertThat(unknown.reason()).contains("\"error\"", "\"code\""));
  }

  @Test
  void knowsThePlaceOfAPlanWithAStepFromTheFuture() throws Exception {
    ObjectNode sample =
        (ObjectNode) Json.MAPPER.readTree(Samples.of("lifecycle").get("plan-computed"));
    ((ObjectNode) sample.at("/data/plan/steps/0")).put("type", "canary");

    assertThat(codec.readJson(Json.write(sample)))
        .isInstanceOfSatisfying(
            UnknownEvent.class, unknown -> assertThat(unknown.reason()).contains("\"canary\""));
  }

  @Test
  void ignoresFieldsItDoesNotKnowUnlessStrict() {
    Event event = event(new ReleaseDeployed(4));
    byte[] more =
        new String(codec.toJson(event), StandardCharsets.UTF_8)
            .replace("\"revision\":4", "\"revision\":4,\"later\":true")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(codec.readJson(more)).isEqualTo(new Known(event));
    assertThat(EventCodec.strict().readJson(more))
        .isInstanceOfSatisfying(
            Malformed.class, malformed -> assertThat(malformed.reason()).contains("/later"));
  }

  @Test
  void tellsWhatIsNoLifecycleEvent() {
    byte[] text = "x".getBytes(StandardCharsets.UTF_8);

    assertThat(codec.readJson(text)).isInstanceOf(Malformed.class);
    assertThat(codec.read(new RecordHeaders(), text)).isInstanceOf(Malformed.class);
    assertThat(codec.read(new RecordHeaders(), null)).isInstanceOf(Malformed.class);
    assertThat(changed(event -> event.put("id", "no-sequence"))).isInstanceOf(Malformed.class);
    assertThat(changed(event -> event.put("id", "a/b"))).isInstanceOf(Malformed.class);
    assertThat(changed(event -> event.put("partitionkey", "web"))).isInstanceOf(Malformed.class);
    assertThat(changed(event -> event.remove("partitionkey"))).isInstanceOf(Malformed.class);
    assertThat(changed(event -> event.remove("time"))).isInstanceOf(Malformed.class);
    assertThat(changed(event -> event.remove("data"))).isInstanceOf(Malformed.class);
    assertThat(changed(event -> event.put("data", "text"))).isInstanceOf(Malformed.class);
  }

  @Test
  void refusesToWriteWhatDoesNotMatchTheSchemaWhenStrict() {
    assertThatThrownBy(() -> EventCodec.strict().toRecord("t", event(new ReleaseDeployed(0))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/revision: expected at least 1, found a number 0");
  }

  @Test
  void writesPlansOfFiveThousandResources() {
    assertThat(codec.toRecord("t", event(plan(5_000))).value())
        .hasSizeLessThan(EventCodec.MAX_BYTES);
  }

  @Test
  void saysWhatIsLargeInAnEventThatIsTooLarge() {
    assertThatThrownBy(() -> codec.toRecord("t", event(plan(10_000))))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageContaining("dev.wheelhouse.plan-computed.v1")
        .hasMessageContaining("at most 900000 are allowed; the largest part is plan (");
  }

  private static PlanComputed plan(int resources) {
    List<PlannedResource> wave =
        IntStream.range(0, resources)
            .mapToObj(i -> new ResourceRef("apps/v1", "Deployment", "namespace", "resource-" + i))
            .map(each -> new PlannedResource(each, PlannedResource.Action.UNCHANGED))
            .toList();
    Plan plan = new Plan(Plan.Action.INSTALL, 1, 0, 0, List.of(new Step.Wave(1, 1, wave)));
    return new PlanComputed(DIGEST, plan, DIGEST);
  }

  private EventReading changed(Consumer<ObjectNode> change) {
    try {
      ObjectNode json =
          (ObjectNode) Json.MAPPER.readTree(codec.toJson(event(new ReleaseDeployed(4))));
      change.accept(json);
      return codec.readJson(Json.write(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Event event(LifecycleEvent data) {
    return new Event(
        "k5xq2m7v3hzt6c4a",
        7,
        new ReleaseKey("eu-prod", "shop", "web"),
        Instant.parse("2026-05-04T10:15:30Z"),
        "worker-1",
        "",
        data);
  }
}
