package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.RequestReading.Rejected;
import dev.wheelhouse.events.codec.RequestReading.Unreadable;
import dev.wheelhouse.events.request.Operation;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestProblemsTest {

  @Test
  void rejectsWithEveryProblemWhenOperationAndReleaseAreClear() {
    Rejected rejected =
        (Rejected)
            parse(
                """
                {"operation": "upgrade", "id": "build-1", "namespace": "shop", "release": "web",
                 "chart": {"version": 1}, "timeut": "5m", "wait": "yes"}
                """);

    assertThat(rejected.key()).isEqualTo(new ReleaseKey("default", "shop", "web"));
    assertThat(rejected.requestId()).isEqualTo("build-1");
    assertThat(rejected.operation()).isEqualTo(Operation.UPGRADE);
    assertThat(rejected.error().code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
    assertThat(rejected.error().message())
        .contains("the upgrade request does not match its schema (4 problems)")
        .contains("/chart/ref: expected this field, found none")
        .contains("/chart/version: expected a string, found a number 1")
        .contains("/timeut: expected a known field, found an unknown one; did you mean \"timeout\"")
        .contains("/wait: expected a boolean, found a string \"yes\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"skip-crds\": true | /skip-crds: expected a known field, found an unknown one; did you mean \"skipCrds\"?",
        "\"revision\": 3 | /revision: expected a known field, found a field of rollback",
        "\"timeout\": \"5 minutes\" | /timeout: expected a Go duration such as 90s or 1h30m, or a number of seconds, found a string \"5 minutes\"",
        "\"timeout\": \"0s\" | /timeout: expected a duration of 1ns to 292 years, found \"0s\"",
        "\"hookTimeout\": 1e300 | /hookTimeout: expected a duration of 1ns to 292 years, found 1.0E300",
        "\"timeout\": -1 | /timeout: expected more than 0, found a number -1",
        "\"hookParallelism\": 0 | /hookParallelism: expected at least 1, found a number 0",
        "\"onBusy\": \"wait\" | /onBusy: expected one of queue, supersede, reject, found a string \"wait\"",
        "\"namespace\": \"Shop\" | /namespace: expected lower-case letters, digits and -, with a letter or digit at both ends, found a string \"Shop\"",
        "\"valuesFrom\": [{\"kind\": \"secret\", \"name\": \"a\"}] | /valuesFrom/0/kind: expected one of Secret, ConfigMap, found a string \"secret\"",
        "\"values\": {\"a\": [1e999]} | /values: expected a number that fits a double, found a larger one",
        "\"requester\": {\"committedAt\": \"today\"} | /requester/committedAt: expected a time as 2026-03-01T12:00:00Z or 2026-03-01T13:00:00+01:00, found a string \"today\"",
        "\"requester\": {\"committedAt\": \"2026-02-30T12:00:00Z\"} | /requester/committedAt: expected a time, found \"2026-02-30T12:00:00Z\"",
        "\"values\": [] | /values: expected an object, found an array",
      })
  void namesThePlaceWhatIsExpectedAndWhatIsFound(String field, String problem) {
    RequestReading reading =
        parse("{\"operation\":\"install\",\"release\":\"web\",\"chart\":\"c\"," + field + "}");

    assertThat(((Rejected) reading).error().message()).contains("(1 problem):\n  " + problem);
  }

  /** Helm: DNS-1123 names of at most 53 characters. */
  @ParameterizedTest
  @CsvSource({
    "web, true",
    "web-1.2, true",
    "1web, true",
    "Web, false",
    "web_1, false",
    "-web, false",
    "web-, false",
    "web..a, false",
    "a1234567890123456789012345678901234567890123456789012, true",
    "a12345678901234567890123456789012345678901234567890123, false"
  })
  void acceptsTheReleaseNamesThatHelmAccepts(String name, boolean accepted) {
    RequestReading reading = parse("{\"operation\":\"uninstall\",\"release\":\"" + name + "\"}");

    assertThat(reading).isInstanceOf(accepted ? RequestReading.Valid.class : Rejected.class);
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void givesUpOnWhatCannotBeAttributedToARelease(String text, String reason) {
    assertThat(parse(text))
        .isInstanceOfSatisfying(
            Unreadable.class, unreadable -> assertThat(unreadable.reason()).contains(reason));
  }

  static Stream<String[]> unreadable() {
    return Stream.of(
        new String[] {"", "found nothing"},
        new String[] {"nope", "expected JSON, found something else at line 1, column 1"},
        new String[] {"{\"a\": 1", "found its end"},
        new String[] {"{\"a\":1,\"a\":2}", "found one twice at line 1"},
        new String[] {"{} {}", "found something else"},
        new String[] {"[]", "a request is a JSON object"},
        new String[] {"{}", "/operation: expected one of install, upgrade"},
        new String[] {
          "{\"operation\":\"upgarde\",\"release\":\"web\"}", "did you mean \"upgrade\"?"
        },
        new String[] {"{\"operation\":\"uninstall\"}", "/release: expected this field, found none"},
        new String[] {"{\"operation\":\"uninstall\",\"release\":\"a/b\"}", "/release: expected"},
        new String[] {"[".repeat(101), "within the limits (depth 100"},
        new String[] {"{\"n\":" + "1".repeat(1_001) + "}", "within the limits"},
        new String[] {" ".repeat(Json.MAX_BYTES + 1), "at most 1048588 bytes"});
  }

  @Test
  void boundsTextsBeforeThePatternsSeeThem() {
    String name = "a.".repeat(100_000) + "a";

    RequestReading reading = parse("{\"operation\":\"uninstall\",\"release\":\"" + name + "\"}");

    assertThat(((Unreadable) reading).reason()).contains("at most 4096 characters");
  }

  @Test
  void listsTwentyProblemsAndCountsTheRest() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      fields.append(",\"unknown-field-").append(i).append("\":1");
    }

    RequestReading reading = parse("{\"operation\":\"test\",\"release\":\"web\"" + fields + "}");

    assertThat(((Rejected) reading).error().message()).contains("(30 problems)", "and 10 more");
  }

  @Test
  void quotesNoValues() {
    assertThat(
            parse("{\"operation\":\"install\",\"release\":\"web\",\"values\":\"canary\"}")
                .toString())
        .doesNotContain("canary");
    assertThat(parse("{\"values\":{\"password\": canary}}").toString()).doesNotContain("canary");
    assertThat(
            parse(
                    "{\"operation\":\"install\",\"release\":\"a\",\"chart\":{\"password\":\"canary\"}}")
                .toString())
        .doesNotContain("canary");
    assertThat(
            parse(
                    "{\"operation\":\"install\",\"release\":\"a\",\"chart\":\"c\","
                        + "\"values\":{\"password\":\"canary\"}}")
                .toString())
        .doesNotContain("canary");
  }

  private static RequestReading parse(String text) {
    return RequestCodec.parse(text.getBytes(StandardCharsets.UTF_8), "topic-0-1");
  }
}
