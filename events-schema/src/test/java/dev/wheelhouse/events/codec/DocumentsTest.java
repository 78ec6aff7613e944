package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.wheelhouse.events.Topic;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.events.codec.RequestReading.Valid;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.request.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** asyncapi.yaml and README.md say what the code does. */
class DocumentsTest {
  private final JsonNode asyncApi = yaml(Path.of("asyncapi.yaml"));

  @ParameterizedTest
  @MethodSource("kinds")
  void asyncApiHasAMessageForEveryKindOfEvent(String name, Class<? extends LifecycleEvent> kind) {
    JsonNode message = asyncApi.at("/components/messages/" + name);

    assertThat(message.path("name").asText()).isEqualTo("dev.wheelhouse." + name + ".v1");
    assertThat(message.path("title").asText()).isEqualTo(kind.getSimpleName());
    assertThat(message.at("/payload/schema/$ref").asText()).endsWith("lifecycle/" + name + ".json");
  }

  @Test
  void asyncApiPutsEachMessageIntoItsChannel() {
    assertThat(messages("lifecycle")).isEqualTo(EventTypes.all().keySet());
    assertThat(messages("requests"))
        .isEqualTo(
            Arrays.stream(Operation.values()).map(Operation::json).collect(Collectors.toSet()));
    assertThat(messages("releases")).containsExactly("release-summary");
    assertThat(messages("deadLetters")).containsExactly("dead-letter");
    assertThat(messages("charts")).containsExactly("chart-published");
  }

  @Test
  void asyncApiConfiguresTheTopicsAsTheCodeDoes() {
    Map<String, Map<String, String>> documented = new TreeMap<>();
    for (JsonNode channel : asyncApi.get("channels")) {
      documented.put(channel.get("address").asText(), configs(channel.at("/bindings/kafka")));
    }

    Map<String, Map<String, String>> made = new TreeMap<>();
    List<Topic> topics = new ArrayList<>(Topics.DEFAULT.all(Topics.DEFAULT_PARTITIONS));
    topics.add(Topics.DEFAULT.chartsTopic());
    topics.add(Topics.DEFAULT.cdEventsTopic(Topics.DEFAULT_PARTITIONS));
    topics.add(Topics.DEFAULT.undeliveredTopic());
    for (Topic topic : topics) {
      Map<String, String> configs = new TreeMap<>(topic.configs());
      configs.put("partitions", Integer.toString(topic.partitions()));
      made.put(topic.name(), configs);
    }
    assertThat(documented).isEqualTo(made);
  }

  @Test
  void everyReferenceOfTheDocumentsResolves() throws IOException {
    assertThat(unresolved(Path.of("asyncapi.yaml"), asyncApi)).isEmpty();
    try (Stream<Path> schemas = Files.walk(Path.of("src/main/resources/schemas"))) {
      List<Path> files = schemas.filter(Files::isRegularFile).toList();
      assertThat(files)
          .hasSizeGreaterThan(EventTypes.all().size())
          .allSatisfy(file -> assertThat(unresolved(file, yaml(file))).isEmpty());
    }
  }

  @Test
  void everyPropertyOfTheSchemasIsDescribed() throws IOException {
    try (Stream<Path> schemas = Files.walk(Path.of("src/main/resources/schemas"))) {
      for (Path file : schemas.filter(Files::isRegularFile).toList()) {
        for (JsonNode properties : yaml(file).findValues("properties")) {
          properties
              .properties()
              .forEach(
                  property ->
                      assertThat(
                              property.getValue().hasNonNull("description")
                                  || property.getValue().has("$ref"))
                          .as("%s describes %s", file, property.getKey())
                          .isTrue());
        }
      }
    }
  }

  @Test
  void readmeListsTheEventsAsTheirSchemasDescribeThem() throws IOException {
    assertThat(rows("events"))
        .isEqualTo(
            EventTypes.all().keySet().stream()
                .map(name -> row(name, Schemas.idOfEvent(name)))
                .sorted()
                .toList());
    assertThat(rows("charts"))
        .containsExactly(row("chart-published", Schemas.idOfChartEvent("chart-published")));
  }

  @Test
  void readmeListsTheFieldsOfRequestsAsTheirSchemasDescribeThem() throws IOException {
    JsonNode fields = Schemas.schema(Schemas.BASE + "v1/requests/common.json").get("$defs");

    assertThat(rows("fields"))
        .isEqualTo(
            fields.properties().stream()
                .map(field -> row(field.getKey(), field.getValue()))
                .sorted()
                .toList());
  }

  private static List<String> rows(String table) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    return readme
        .substring(
            readme.indexOf("<!-- " + table + " -->"), readme.indexOf("<!-- /" + table + " -->"))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .sorted()
        .toList();
  }

  private static String row(String field, JsonNode schema) {
    List<String> owners =
        Arrays.stream(Operation.values())
            .filter(each -> Schemas.schema(Schemas.idOf(each)).get("properties").has(field))
            .map(Operation::json)
            .toList();
    JsonNode absent = schema.path("default");
    return "| `%s` | %s | %s | %s |"
        .formatted(
            field,
            owners.size() == Operation.values().length ? "all" : String.join(", ", owners),
            absent.isMissingNode()
                ? ""
                : "`" + (absent.isTextual() ? absent.asText() : absent) + "`",
            schema.get("description").asText());
  }

  @Test
  void readmeShowsARequestThatIsAccepted() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf("```json\n") + 8;
    String request = readme.substring(begin, readme.indexOf("```", begin));

    assertThat(RequestCodec.parse(request.getBytes(StandardCharsets.UTF_8), "none"))
        .isInstanceOf(Valid.class);
  }

  private static String row(String name, String id) {
    JsonNode schema = Schemas.schema(id);
    Set<String> required = new HashSet<>();
    schema.get("required").forEach(field -> required.add(field.asText()));
    String fields =
        schema.get("properties").properties().stream()
            .map(field -> "`" + field.getKey() + (required.contains(field.getKey()) ? "`" : "`?"))
            .collect(Collectors.joining(", "));
    return "| `" + name + "` | " + schema.get("description").asText() + " | " + fields + " |";
  }

  private Set<String> messages(String channel) {
    Set<String> names = new HashSet<>();
    asyncApi
        .at("/channels/" + channel + "/messages")
        .properties()
        .forEach(
            message -> {
              assertThat(message.getValue().get("$ref").asText())
                  .isEqualTo("#/components/messages/" + message.getKey());
              names.add(message.getKey());
            });
    return names;
  }

  private static Map<String, String> configs(JsonNode kafka) {
    Map<String, String> configs = new TreeMap<>();
    configs.put("partitions", kafka.get("partitions").asText());
    kafka
        .get("topicConfiguration")
        .properties()
        .forEach(
            config -> {
              JsonNode value = config.getValue();
              configs.put(config.getKey(), (value.isArray() ? value.get(0) : value).asText());
            });
    return configs;
  }

  private static List<String> unresolved(Path file, JsonNode document) {
    return document.findValues("$ref").stream()
        .map(JsonNode::asText)
        .filter(ref -> !resolves(file, document, ref))
        .toList();
  }

  private static boolean resolves(Path file, JsonNode document, String ref) {
    int hash = ref.indexOf('#');
    String path = hash < 0 ? ref : ref.substring(0, hash);
    Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
    if (!Files.isRegularFile(target)) {
      return false;
    }
    JsonNode referred = path.isEmpty() ? document : yaml(target);
    return hash < 0 || !referred.at(ref.substring(hash + 1)).isMissingNode();
  }

  private static JsonNode yaml(Path file) {
    try {
      return new YAMLMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  static Stream<Object[]> kinds() {
    return EventTypes.all().entrySet().stream()
        .map(entry -> new Object[] {entry.getKey(), entry.getValue()});
  }
}
