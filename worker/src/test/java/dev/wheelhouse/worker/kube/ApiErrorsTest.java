package dev.wheelhouse.worker.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.worker.kube.ApiServer.Answer;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiErrorsTest {
  private static StepException error(int code, Map<String, Object> status) {
    return ApiErrors.of("applying Job/a", code, new KubeObject(status));
  }

  @ParameterizedTest
  @CsvSource({
    "400, RESOURCE_INVALID, false",
    "401, FORBIDDEN, true",
    "403, FORBIDDEN, false",
    "404, RESOURCE_INVALID, false",
    "408, CLUSTER_UNREACHABLE, true",
    "409, RESOURCE_CONFLICT, true",
    "413, RESOURCE_INVALID, false",
    "422, RESOURCE_INVALID, false",
    "429, CLUSTER_UNREACHABLE, true",
    "500, CLUSTER_UNREACHABLE, true",
    "502, CLUSTER_UNREACHABLE, true",
    "503, CLUSTER_UNREACHABLE, true",
    "504, CLUSTER_UNREACHABLE, true",
  })
  void tellsPassingFaultsFromVerdicts(int code, ErrorCode expected, boolean retryable) {
    StepException e = error(code, Map.of("message", "text"));

    assertThat(e.error().code()).isEqualTo(expected);
    assertThat(e.retryable()).isEqualTo(retryable);
    assertThat(e.error().message()).isEqualTo("applying Job/a: text");
  }

  /** An API server whose queues are full answers with text and a header. */
  @Test
  void heedsHowLongTheServerWantsToBeLeftAlone() {
    String text = "Too many requests, please try again later.";

    StepException e = ApiErrors.of("applying Job/a", new Answer(429, text, Duration.ofSeconds(7)));

    assertThat(e.retryable()).isTrue();
    assertThat(e.pause()).isEqualTo(Duration.ofSeconds(7));
    assertThat(e.error().message()).isEqualTo("applying Job/a: " + text);
  }

  @Test
  void tellsAMissingNamespaceFromAMissingKind() {
    StepException e =
        error(
            404,
            Map.of(
                "message",
                "namespaces \"x\" not found",
                "details",
                Map.of("kind", "namespaces", "name", "x")));

    assertThat(e.error().code()).isEqualTo(ErrorCode.NAMESPACE_NOT_FOUND);
  }

  /** The status of API server 1.20. */
  @Test
  void tellsANamespaceThatGoesFromAMissingRight() {
    StepException e =
        error(
            403,
            Map.of(
                "message",
                "configmaps \"a\" is forbidden: unable to create new content in namespace x because"
                    + " it is being terminated",
                "details",
                Map.of(
                    "causes",
                    List.of(
                        Map.of(
                            "reason",
                            "NamespaceTerminating",
                            "message",
                            "namespace x is being terminated",
                            "field",
                            "metadata.namespace")))));

    assertThat(e.error().code()).isEqualTo(ErrorCode.NAMESPACE_NOT_FOUND);
    assertThat(e.retryable()).isFalse();
  }

  @Test
  void namesFieldAndOwnerOfEachConflict() {
    Map<String, Object> cause =
        Map.of(
            "reason",
            "FieldManagerConflict",
            "message",
            "conflict with \"kubectl\" using v1",
            "field",
            ".data.key");

    StepException e = error(409, Map.of("details", Map.of("causes", List.of(cause))));

    assertThat(e.retryable()).isFalse();
    assertThat(e.error().message())
        .isEqualTo("applying Job/a: conflict with \"kubectl\" using v1 over .data.key");
  }

  @Test
  void countsAManifestThatTheSchemaRefusesAsInvalid() {
    StepException e =
        error(
            500,
            Map.of(
                "message",
                "failed to create typed patch object: .spec.replica: field not declared in schema"));

    assertThat(e.error().code()).isEqualTo(ErrorCode.RESOURCE_INVALID);
    assertThat(e.retryable()).isFalse();
  }

  @Test
  void saysWhatKeptTheServerFromAnswering() {
    StepException e =
        ApiErrors.unreachable(
            "reading Job/a", new IOException(new IOException("Connection refused")));

    assertThat(e.retryable()).isTrue();
    assertThat(e.error().message())
        .isEqualTo("reading Job/a: no answer from the API server: Connection refused");
  }
}
