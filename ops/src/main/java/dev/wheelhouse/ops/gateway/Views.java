package dev.wheelhouse.ops.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.DeployError;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.release.ReleaseSummary;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.ops.follow.Revision;
import java.util.Locale;

/** The API's objects, as openapi.json describes them; what is not known is left out. */
final class Views {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Views() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static byte[] bytes(Object json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can always be written", e);
    }
  }

  static void put(ObjectNode json, String name, Object value) {
    String text = value == null ? "" : value.toString();
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  static ObjectNode key(ObjectNode json, ReleaseKey key) {
    return json.put("cluster", key.cluster())
        .put("namespace", key.namespace())
        .put("release", key.release());
  }

  static void error(ObjectNode json, DeployError error) {
    if (error != null) {
      json.putObject("error")
          .put("code", error.code().name())
          .put("message", error.message())
          .put("hint", error.hint());
    }
  }

  static ObjectNode release(ReleaseEntry entry) {
    ObjectNode json = key(object(), entry.key);
    ReleaseSummary summary = entry.summary();
    DeploymentEntry latest = entry.deployments().get(entry.deployments().size() - 1);
    DeploymentEntry active = entry.active();
    if (summary == null) {
      json.put("status", "unknown");
      json.put("deployment", latest.id);
      put(json, "operation", latest.operation == null ? "" : latest.operation.json());
      json.put("progress", latest.progress.word());
      error(json, latest.error);
      put(json, "requestedBy", latest.requester.name());
      json.put("updated", latest.updatedAt.toString());
    } else {
      json.put("status", summary.status());
      json.put("revision", summary.revision());
      put(json, "chart", summary.chart());
      put(json, "chartVersion", summary.chartVersion());
      put(json, "appVersion", summary.appVersion());
      json.put("deployment", summary.deployment());
      json.put("operation", summary.operation().json());
      json.put(
          "progress",
          active == null
              ? summary.progress().name().toLowerCase(Locale.ROOT)
              : active.progress.word());
      put(json, "step", summary.step());
      error(json, summary.error());
      put(json, "requestedBy", summary.requestedBy());
      json.put("updated", summary.updated().toString());
    }
    return json.put("queued", entry.queued());
  }

  static ObjectNode deployment(DeploymentEntry entry) {
    ObjectNode json = key(object().put("deployment", entry.id), entry.key);
    put(json, "operation", entry.operation == null ? "" : entry.operation.json());
    json.put("progress", entry.progress.word());
    put(json, "step", entry.step);
    put(json, "chart", entry.chart);
    put(json, "chartVersion", entry.chartVersion);
    json.put("revision", entry.revision);
    error(json, entry.error);
    requester(json, entry.requester);
    json.put("acceptedAt", entry.acceptedAt.toString());
    json.put("updatedAt", entry.updatedAt.toString());
    return json.put("events", entry.events());
  }

  static void requester(ObjectNode json, Requester requester) {
    put(json, "requestedBy", requester.name());
    put(json, "commit", requester.commit());
    put(json, "pipelineUrl", requester.pipelineUrl());
  }

  static ObjectNode eventLine(LogEntry entry) {
    ObjectNode json =
        key(
            object()
                .put("id", entry.deployment() + "/" + entry.sequence())
                .put("deployment", entry.deployment())
                .put("sequence", entry.sequence()),
            entry.key());
    json.put("type", entry.type());
    json.put("time", entry.time().toString());
    json.put("source", entry.source());
    return json.put("text", StreamedEvent.text(entry));
  }

  static ObjectNode revision(Revision revision) {
    ObjectNode json = object().put("revision", revision.revision());
    json.put("updated", revision.updated().toString());
    json.put("status", revision.status());
    put(json, "chart", revision.chart());
    put(json, "appVersion", revision.appVersion());
    put(json, "description", revision.description());
    return json.put("deployment", revision.deployment());
  }

  static ObjectNode problem(HttpProblem problem) {
    return object()
        .put("title", problem.code())
        .put("status", problem.status())
        .put("detail", problem.getMessage());
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }
}
