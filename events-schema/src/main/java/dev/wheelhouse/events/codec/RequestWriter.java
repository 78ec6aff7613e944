package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.events.request.ValuesReuse;
import dev.wheelhouse.events.request.ValuesSpec;

/** Writes a request as one flat object; what has its default is left out. */
final class RequestWriter {
  static final String DEFAULT_NAME = "default";
  static final String DEFAULT_VALUES_KEY = "values.yaml";

  private RequestWriter() {}

  static ObjectNode write(Request request) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("operation", request.operation().json());
    put(json, "id", request.id());
    putUnlessDefault(json, "cluster", request.key().cluster());
    putUnlessDefault(json, "namespace", request.key().namespace());
    json.put("release", request.key().release());
    requester(json, request.header().requester());
    put(json, "description", request.header().description());
    operation(json, request);
    if (request instanceof Request.Deploying deploying) {
      json.setAll(OptionsJson.writeNonDefaults(deploying.options()));
    }
    return json;
  }

  private static void operation(ObjectNode json, Request request) {
    if (request instanceof Request.Install install) {
      chart(json, install.chart(), install.values());
    } else if (request instanceof Request.Upgrade upgrade) {
      chart(json, upgrade.chart(), upgrade.values());
      putIfTrue(json, "install", upgrade.install());
      reuse(json, upgrade.reuse());
    } else if (request instanceof Request.Rollback rollback) {
      if (rollback.revision() != 0) {
        json.put("revision", rollback.revision());
      }
    } else if (request instanceof Request.Uninstall uninstall) {
      putIfTrue(json, "keepHistory", uninstall.keepHistory());
    } else if (request instanceof Request.Test test && !test.filters().isEmpty()) {
      ArrayNode filters = json.putArray("filters");
      test.filters().forEach(filters::add);
    } else if (request instanceof Request.Control control) {
      put(json, "deployment", control.deployment());
      if (control instanceof Request.Approve approve) {
        put(json, "planDigest", approve.planDigest());
      }
    }
  }

  private static void requester(ObjectNode json, Requester requester) {
    if (!requester.equals(Requester.UNKNOWN)) {
      ObjectNode who = json.putObject("requester");
      put(who, "name", requester.name());
      put(who, "commit", requester.commit());
      put(who, "pipelineUrl", requester.pipelineUrl());
      if (requester.committedAt() != null) {
        who.put("committedAt", requester.committedAt().toString());
      }
    }
  }

  private static void chart(ObjectNode json, ChartReference chart, ValuesSpec values) {
    ObjectNode node = json.putObject("chart");
    node.put("ref", chart.ref());
    put(node, "repo", chart.repo());
    put(node, "version", chart.version());
    put(node, "digest", chart.digest());
    if (!values.inline().isEmpty()) {
      json.set("values", Json.MAPPER.valueToTree(values.inline()));
    }
    if (!values.from().isEmpty()) {
      ArrayNode sources = json.putArray("valuesFrom");
      values.from().forEach(source -> source(sources.addObject(), source));
    }
  }

  private static void source(ObjectNode node, ValuesSpec.Source source) {
    node.put("kind", source.kind());
    node.put("name", source.name());
    if (!source.key().equals(DEFAULT_VALUES_KEY)) {
      node.put("key", source.key());
    }
    putIfTrue(node, "optional", source.optional());
  }

  private static void reuse(ObjectNode json, ValuesReuse reuse) {
    switch (reuse) {
      case DEFAULT -> {}
      case RESET -> json.put("resetValues", true);
      case REUSE -> json.put("reuseValues", true);
      case RESET_THEN_REUSE -> json.put("resetThenReuseValues", true);
    }
  }

  private static void put(ObjectNode json, String name, String value) {
    if (value != null && !value.isEmpty()) {
      json.put(name, value);
    }
  }

  private static void putIfTrue(ObjectNode json, String name, boolean value) {
    if (value) {
      json.put(name, true);
    }
  }

  private static void putUnlessDefault(ObjectNode json, String name, String value) {
    if (!value.equals(DEFAULT_NAME)) {
      json.put(name, value);
    }
  }
}
