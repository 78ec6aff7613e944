package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.events.request.ValuesReuse;
import dev.wheelhouse.events.request.ValuesSpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a request of a JSON object that matches its schema. */
final class RequestParser {
  private RequestParser() {}

  static Request parse(Operation operation, String id, ObjectNode json) {
    Request.Header header =
        new Request.Header(
            id,
            new ReleaseKey(
                json.path("cluster").asText(RequestWriter.DEFAULT_NAME),
                json.path("namespace").asText(RequestWriter.DEFAULT_NAME),
                json.get("release").asText()),
            requester(json.path("requester")),
            json.path("description").asText(""));
    String deployment = json.path("deployment").asText("");
    return switch (operation) {
      case INSTALL -> new Request.Install(header, chart(json), values(json), options(json));
      case UPGRADE ->
          new Request.Upgrade(
              header,
              chart(json),
              values(json),
              json.path("install").asBoolean(false),
              reuse(json),
              options(json));
      case ROLLBACK -> new Request.Rollback(header, json.path("revision").asInt(0), options(json));
      case UNINSTALL ->
          new Request.Uninstall(header, json.path("keepHistory").asBoolean(false), options(json));
      case TEST -> new Request.Test(header, filters(json.path("filters")), options(json));
      case CANCEL -> new Request.Cancel(header, deployment);
      case APPROVE -> new Request.Approve(header, deployment, json.path("planDigest").asText(""));
      case DENY -> new Request.Deny(header, deployment);
    };
  }

  /** A time that looks right and is none, for example the 30th of February. */
  static List<Problem> problems(JsonNode json) {
    JsonNode committedAt = json.path("requester").path("committedAt");
    try {
      if (!committedAt.isMissingNode()) {
        time(committedAt.asText());
      }
      return List.of();
    } catch (DateTimeException e) {
      return List.of(new Problem("/requester/committedAt", "a time", committedAt.toString(), ""));
    }
  }

  private static Instant time(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static Requester requester(JsonNode json) {
    return new Requester(
        json.path("name").asText(""),
        json.path("commit").asText(""),
        json.path("pipelineUrl").asText(""),
        json.has("committedAt") ? time(json.get("committedAt").asText()) : null);
  }

  private static ChartReference chart(ObjectNode json) {
    JsonNode chart = json.get("chart");
    return chart.isTextual()
        ? new ChartReference(chart.asText(), "", "", "")
        : new ChartReference(
            chart.get("ref").asText(),
            chart.path("repo").asText(""),
            chart.path("version").asText(""),
            chart.path("digest").asText(""));
  }

  private static ValuesSpec values(ObjectNode json) {
    List<ValuesSpec.Source> from = new ArrayList<>();
    for (JsonNode source : json.path("valuesFrom")) {
      from.add(
          new ValuesSpec.Source(
              source.get("kind").asText(),
              source.get("name").asText(),
              source.path("key").asText(""),
              source.path("optional").asBoolean(false)));
    }
    JsonNode values = json.path("values");
    return new ValuesSpec(values.isMissingNode() ? Map.of() : map(values), from);
  }

  private static Map<String, Object> map(JsonNode object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.properties().forEach(field -> map.put(field.getKey(), value(field.getValue())));
    return Collections.unmodifiableMap(map);
  }

  /** Go's kinds: whole numbers are int64 as long as they fit, all others float64. */
  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> map(node);
      case ARRAY -> {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(item -> list.add(value(item)));
        yield Collections.unmodifiableList(list);
      }
      case NUMBER ->
          node.isIntegralNumber() && node.canConvertToLong()
              ? (Object) node.longValue()
              : (Object) node.doubleValue();
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NULL -> null;
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("JSON text has no " + node.getNodeType() + " node");
    };
  }

  /** Helm's precedence when more than one flag is given. */
  private static ValuesReuse reuse(ObjectNode json) {
    if (json.path("resetValues").asBoolean(false)) {
      return ValuesReuse.RESET;
    }
    if (json.path("reuseValues").asBoolean(false)) {
      return ValuesReuse.REUSE;
    }
    return json.path("resetThenReuseValues").asBoolean(false)
        ? ValuesReuse.RESET_THEN_REUSE
        : ValuesReuse.DEFAULT;
  }

  private static List<String> filters(JsonNode json) {
    List<String> filters = new ArrayList<>();
    json.forEach(filter -> filters.add(filter.asText()));
    return filters;
  }

  /** Helm: {@code --atomic} sets {@code --wait}. */
  private static Options options(ObjectNode json) {
    ObjectNode effective = json;
    if (json.path("atomic").asBoolean(false)) {
      effective = json.deepCopy().put("wait", true);
    }
    return OptionsJson.read(effective);
  }
}
