package dev.wheelhouse.ops.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.yaml.GoYaml;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected is what {@code jsonpath_test.go} of client-go and Kubernetes' docs tell. */
class JsonPathTest {
  private static final String DATA =
      """
      kind: List
      items:
      - kind: None
        metadata: {name: 127.0.0.1, labels: {kubernetes.io/hostname: 127.0.0.1}}
        status:
          capacity: {cpu: "4"}
          ready: true
          addresses: [{type: LegacyHostIP, address: 127.0.0.1}]
      - kind: None
        metadata: {name: 127.0.0.2, labels: {kubernetes.io/hostname: 127.0.0.2}}
        status:
          capacity: {cpu: "8"}
          ready: false
          addresses: [{type: LegacyHostIP, address: 127.0.0.2}, {type: another, address: 127.0.0.3}]
      users:
      - {name: myself, user: {}}
      - {name: e2e, user: {username: admin, password: secret}}
      numbers: [2, 6, 3, 7]
      floats: [1.0, 2.2, 3.3, 4.0]
      names: [fake0, fake1, fake2, fake3]
      points: [{id: i1, x: 4}, {id: i2, z: 1}, {id: i3, x: null}]
      books: [{title: Moby Dick, price: 8.99}, {title: Sword, price: 12.99}]
      large: 1000000
      empty: []
      """;

  private static String apply(String template) {
    Object data = GoYaml.parseMap(DATA.getBytes(StandardCharsets.UTF_8));
    return JsonPath.parse(template).apply(data);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello jsonpath | hello jsonpath",
        "kind is {.kind} | kind is List",
        "{$.kind}{@.kind} | ListList",
        "{['kind']} | List",
        "{.items[*].metadata.name} | 127.0.0.1 127.0.0.2",
        "{.users[0].name} | myself",
        "{.users[-1].name} | e2e",
        "{.items[*].status.addresses[*].address} | 127.0.0.1 127.0.0.2 127.0.0.3",
        "{.items[*]['metadata.name', 'status.capacity']}"
            + " | 127.0.0.1 127.0.0.2 {\"cpu\":\"4\"} {\"cpu\":\"8\"}",
        "{.items[0].metadata.labels.kubernetes\\.io/hostname} | 127.0.0.1",
        "{.users[?(@.name==\"e2e\")].user.password} | secret",
        "{.users[?(@.name=='e2e')].user.password} | secret",
        "{.users[?(@.name!=\"e2e\")].name} | myself",
        "{.items[?(@.metadata.labels.kubernetes\\.io/hostname==\"127.0.0.1\")].kind} | None",
        "{.items[?(@..ready==true)].metadata.name} | 127.0.0.1",
        "{range .items[*]}{.metadata.name}, {end}{.kind} | 127.0.0.1, 127.0.0.2, List",
        "{range .items[*]}[{.metadata.name}, {.status.capacity}] {end}#"
            + " | [127.0.0.1, {\"cpu\":\"4\"}] [127.0.0.2, {\"cpu\":\"8\"}] #",
        "{range .items[*]}{range .status.addresses[*]}{.address}, {end}{end}#"
            + " | 127.0.0.1, 127.0.0.2, 127.0.0.3, #",
        "{range .items[*]}{.kind}{\":\"}{range @.status.addresses[*]}{.type}{\",\"}{end}{\"+\"}{end}"
            + " | None:LegacyHostIP,+None:LegacyHostIP,another,+",
        "a{range .empty[*]}{.metadata.name}{end}b | ab",
        "{..name} | 127.0.0.1 127.0.0.2 myself e2e",
        "{...price} | 8.99 12.99",
        "{.numbers} | [2,6,3,7]",
        "{.numbers[?(@<5)]} | 2 3",
        "{.numbers[?(@ >= 6)]} | 6 7",
        "{.numbers[1,3]} | 6 7",
        "{.floats[0]} | 1",
        "{.floats} | [1,2.2,3.3,4]",
        "{.names[0:2]} | fake0 fake1",
        "{.names[:4:2]} | fake0 fake2",
        "{.names[1::2]} | fake1 fake3",
        "{.names[0:-1]} | fake0 fake1 fake2",
        "{.names[-2:]} | fake2 fake3",
        "{.names[-4]} | fake0",
        "#{.names[0:0]}# | ##",
        "#{.names[5:5]}# | ##",
        "{.points[?(@.z)].id} | i2",
        "{.points[2]['x']} | null",
        "{.books[?(@.price > 10)].title} | Sword",
        "{.books[-1:]} | {\"price\":12.99,\"title\":\"Sword\"}",
        "{.books[0].*} | 8.99 Moby Dick",
        "{\"{\"}{'}'} | {}",
        "{\"a\\\"\\u00e9\"} | a\"é",
        "{.large} | 1e+06",
        "{.users[1].user} | {\"password\":\"secret\",\"username\":\"admin\"}",
        "{.names[?(@==\"a)b\")]}# | #"
      })
  void makesOfDataWhatKubernetesMakes(String template, String expected) {
    assertThat(apply(template)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{hello} | unrecognized identifier hello",
        "{.hello} | hello is not found",
        "{.kind[0]} | string is not array or slice",
        "{.users[1].user[0]} | map[string]interface {} is not array or slice",
        "{.books[?(@.price<>10)]} | unrecognized filter operator <>",
        "{range .names[*]}{@}{end}{end} | not in range, nothing to end",
        "{range .names[*]}{@} | a range is not ended",
        "{.names[5]} | array index out of bounds: index 5, length 4",
        "{.names[-5]} | array index out of bounds: index -1, length 4",
        "{.names[3:1]} | starting index 3 is greater than ending index 1",
        "{.names[-1:0]} | starting index 3 is greater than ending index 0",
        "{.names[0:4:0]} | step must be > 0",
        "{.names[0:4:-1]} | step must be > 0",
        "{........name} | invalid multiple recursive descent",
        "{.kind | unclosed action",
        "{.names[0 | unterminated array",
        "{.names[x]} | invalid array index x",
        "{.names[-]} | array index - is not a number",
        "{\"open} | unterminated quoted string",
        "{\"\\q\"} | unquote string \"\\q\" error invalid syntax",
        "{.books[?(@.price} | unterminated filter",
        "{.books[?(@.price)} | unclosed array expect ]",
        "{.books[?(@.title > 10)]} | incompatible types for comparison",
        "{.users[?(@.user > 10)]} | invalid type for comparison",
        "{.items[?(@..address == \"x\")]} | can only compare one element at a time",
        "{.kind[?(@.a)]} | cannot be filtered",
        "{1.2.3} | cannot parse number 1.2.3",
        "{#} | unrecognized character in action"
      })
  void refusesWhatKubernetesRefuses(String template, String message) {
    assertThatThrownBy(() -> apply(template))
        .isInstanceOf(JsonPathException.class)
        .hasMessageContaining(message);
  }
}
