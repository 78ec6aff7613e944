package dev.wheelhouse.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.Topic;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.worker.port.KubeObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Topics that an operator makes must be those that the worker would make. */
class TopicDefinitionsTest {
  private static final List<Topic> TOPICS = Topics.DEFAULT.all(Topics.DEFAULT_PARTITIONS);

  @Test
  void liesInAFileAsTheWorkerMakesThem() {
    List<Object> expected =
        TOPICS.stream()
            .<Object>map(
                topic ->
                    Map.of(
                        "name", topic.name(),
                        "about", topic.about(),
                        "partitions", topic.partitions(),
                        "configs", topic.configs()))
            .toList();

    assertThat(Manifests.read(Manifests.path("topics/topics.yaml")).get(0).list("topics"))
        .isEqualTo(expected);
  }

  @Test
  void isTheSameForStrimzi() {
    Map<String, Object> expected = new LinkedHashMap<>();
    TOPICS.forEach(
        topic ->
            expected.put(
                topic.name(),
                Map.of(
                    "partitions", topic.partitions(), "replicas", 3, "config", topic.configs())));

    Map<String, Object> found = new LinkedHashMap<>();
    for (KubeObject topic : Manifests.read(Manifests.path("overlays/strimzi/kafka-topics.yaml"))) {
      found.put(topic.name(), topic.map("spec"));
    }

    assertThat(found).isEqualTo(expected);
  }
}
