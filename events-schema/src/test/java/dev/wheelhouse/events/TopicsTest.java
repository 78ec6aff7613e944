package dev.wheelhouse.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void placesReleasesWhereKafkasDefaultPartitionerDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      ReleaseKey key = new ReleaseKey(text(random), text(random), text(random));
      int partitions = 1 + random.nextInt(64);

      assertThat(Topics.partitionFor(key, partitions))
          .as("%s of %d", key, partitions)
          .isEqualTo(
              BuiltInPartitioner.partitionForKey(
                  key.toString().getBytes(StandardCharsets.UTF_8), partitions));
    }
  }

  @Test
  void givesRequestsAndLifecycleTheSameNumberOfPartitions() {
    assertThat(Topics.DEFAULT.all(7))
        .filteredOn(topic -> topic.partitions() != 1)
        .hasSize(3)
        .allSatisfy(topic -> assertThat(topic.partitions()).isEqualTo(7));
  }

  @Test
  void compactsTheReleasesOnly() {
    assertThat(Topics.DEFAULT.all(1))
        .filteredOn(topic -> topic.configs().get("cleanup.policy").equals("compact"))
        .extracting(Topic::name)
        .containsExactly("wheelhouse.releases");
  }

  @Test
  void usesConfigurationsThatKafkaKnows() throws Exception {
    Set<Object> known = new HashSet<>();
    for (var field : TopicConfig.class.getFields()) {
      known.add(field.get(null));
    }
    assertThat(Topics.DEFAULT.all(1))
        .allSatisfy(topic -> assertThat(known).containsAll(topic.configs().keySet()));
  }

  @Test
  void refusesAPrefixThatKafkaWouldRefuse() {
    assertThatThrownBy(() -> new Topics("a b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a b\"");
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      text.append((char) ('a' + random.nextInt(26 + random.nextInt(200))));
    }
    return text.toString().replace('/', '-');
  }
}
