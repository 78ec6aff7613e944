package dev.wheelhouse.ops.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.check.History.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines have the form of https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/.
 */
class AuditFileTest {
  private static final ResourceRef JOB = new ResourceRef("batch/v1", "Job", "shop", "migrate");
  private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123Z");

  @TempDir Path directory;

  private static String event(String verb, int code, String uri, String responseObject) {
    return """
    {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"RequestResponse","stage":"ResponseComplete",\
    "requestURI":"%s","verb":"%s","user":{"username":"w1"},"objectRef":{"resource":"jobs","namespace":"shop",\
    "name":"migrate","apiGroup":"batch","apiVersion":"v1"},"responseStatus":{"code":%d},\
    "responseObject":%s,"stageTimestamp":"2026-03-01T12:00:00.123456Z"}\
    """
        .formatted(uri, verb, code, responseObject);
  }

  private static final String OBJECT =
      """
      {"kind":"Job","apiVersion":"batch/v1","metadata":{"name":"migrate","namespace":"shop","uid":"u1",\
      "annotations":{"wheelhouse.dev/deployment":"d1"}}}\
      """;
  private static final String DELETED =
      "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"details\":{\"uid\":\"u1\"}}";
  private static final String URI = "/apis/batch/v1/namespaces/shop/jobs";

  private List<Write> read(Set<String> workers, String... lines) throws IOException {
    Path file = directory.resolve("audit.jsonl");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return AuditFile.read(file, workers);
  }

  @Test
  void knowsADeletedObjectByTheUidItWasCreatedWith() throws IOException {
    List<Write> writes =
        read(
            Set.of("w1"),
            event("create", 201, URI, OBJECT),
            event("delete", 200, URI + "/migrate", DELETED));

    assertThat(writes)
        .containsExactly(
            new Write(TIME, "create", "w1", "d1", 0, JOB, "u1"),
            new Write(TIME, "delete", "w1", "d1", 0, JOB, "u1"));
  }

  @Test
  void leavesOutWhatChangedNothing() throws IOException {
    List<Write> writes =
        read(
            Set.of(),
            event("create", 409, URI, "{\"kind\":\"Status\"}"),
            event("patch", 200, URI + "/migrate?dryRun=All", OBJECT),
            event("get", 200, URI + "/migrate", OBJECT));

    assertThat(writes).isEmpty();
  }

  @Test
  void laysAWriteAtAWorkersDoorOnlyWhenTheUserHasItsName() throws IOException {
    List<Write> writes = read(Set.of("w2"), event("patch", 200, URI + "/migrate", OBJECT));

    assertThat(writes).containsExactly(new Write(TIME, "apply", "", "d1", 0, JOB, "u1"));
  }

  @Test
  void saysWhichLineIsNoAuditEvent() {
    assertThatThrownBy(() -> read(Set.of(), event("create", 201, URI, OBJECT), "{}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2 is no audit event: ")
        .hasMessageContaining("expected kind Event");
  }
}
