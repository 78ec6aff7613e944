package dev.wheelhouse.worker.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.worker.testing.BrokerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevBrokerTest {
  @TempDir Path directory;

  @Test
  void keepsRecordsAcrossARestartOnTheSamePortAndDirectory() throws Exception {
    int port;
    try (DevBroker broker = start(0)) {
      port = broker.port();
      try (Admin admin = admin(broker.bootstrapServers())) {
        admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
        FinalizedVersionRange transactions =
            admin
                .describeFeatures()
                .featureMetadata()
                .get()
                .finalizedFeatures()
                .get("transaction.version");
        assertThat(transactions.maxVersionLevel()).isEqualTo((short) 2);
      }
      try (KafkaProducer<String, String> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", broker.bootstrapServers()),
              new StringSerializer(),
              new StringSerializer())) {
        producer.send(new ProducerRecord<>("kept", "before")).get();
      }
    }

    try (DevBroker broker = start(port);
        KafkaConsumer<String, String> consumer =
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
      consumer.assign(Set.of(new TopicPartition("kept", 0)));
      consumer.seekToBeginning(Set.of());
      assertThat(consumer.poll(Duration.ofSeconds(10)))
          .singleElement()
          .satisfies(record -> assertThat(record.value()).isEqualTo("before"));
    }
  }

  @Test
  void survivesAKillOfItsProcess() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(directory)) {
      try (Admin admin = admin(broker.bootstrapServers())) {
        admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
      }

      broker.kill();
      broker.start();

      try (Admin admin = admin(broker.bootstrapServers())) {
        assertThat(admin.listTopics().names().get()).contains("kept");
      }
    }
  }

  @Test
  void deletesADirectoryOfItsOwnMaking() {
    Path own;
    try (DevBroker broker = DevBroker.start()) {
      own = broker.directory();
      assertThat(own).isDirectory();
    }
    assertThat(own).doesNotExist();
  }

  @Test
  void namesThePortThatIsTaken() {
    try (DevBroker broker = start(0)) {
      assertThatThrownBy(() -> start(broker.port()))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("port " + broker.port() + " is in use");
    }
    assertThat(Files.exists(directory)).isTrue();
  }

  private DevBroker start(int port) {
    return DevBroker.start(new DevBroker.Settings(port, directory, Map.of()));
  }

  private static Admin admin(String bootstrapServers) {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }
}
