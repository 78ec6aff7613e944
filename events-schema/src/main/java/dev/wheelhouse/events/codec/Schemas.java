package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wheelhouse.events.request.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The project's JSON Schemas (draft 2020-12), each compiled once. They lie on the class path under
 * {@code schemas/v1} and are addressed by their {@code $id}; nothing is ever fetched.
 */
public final class Schemas {
  /** What every {@code $id} begins with; the rest is the path under {@code schemas/}. */
  public static final String BASE = "https://wheelhouse.dev/schemas/";

  private static final String VERSION = "v1/";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.resourceLoaders(loaders -> loaders.resources(Schemas::text)));
  private static final ConcurrentMap<String, Schema> COMPILED = new ConcurrentHashMap<>();

  private Schemas() {}

  /** {@code $id} of the schema of an operation's requests. */
  public static String idOf(Operation operation) {
    return BASE + VERSION + "requests/" + operation.json() + ".json";
  }

  /**
   * {@code $id} of the schema of a lifecycle event's data.
   *
   * @param name the event's name in kebab-case, for example {@code hook-started}
   */
  public static String idOfEvent(String name) {
    return BASE + VERSION + "lifecycle/" + name + ".json";
  }

  /**
   * {@code $id} of the schema of an event of a chart repository.
   *
   * @param name the event's name in kebab-case
   */
  public static String idOfChartEvent(String name) {
    return BASE + VERSION + "charts/" + name + ".json";
  }

  /** {@code $id} of the schema of a release summary. */
  public static String idOfSummary() {
    return BASE + VERSION + "release-summary.json";
  }

  /** Everything in {@code json} that does not match the schema of this {@code $id}. */
  static List<Problem> validate(String id, JsonNode json) {
    return SchemaProblems.of(compiled(id).validate(json), json);
  }

  /** The schema itself, for documents and messages about it. */
  static JsonNode schema(String id) {
    return compiled(id).getSchemaNode();
  }

  private static Schema compiled(String id) {
    return COMPILED.computeIfAbsent(
        id, key -> REGISTRY.getSchema(SchemaLocation.of(key), text(key), InputFormat.JSON));
  }

  private static String text(String id) {
    if (!id.startsWith(BASE)) {
      return null;
    }
    String path = "/schemas/" + id.substring(BASE.length());
    try (InputStream resource = Schemas.class.getResourceAsStream(path)) {
      if (resource == null) {
        throw new IllegalArgumentException("no schema with the $id " + id + " is part of this jar");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the schema " + path, e);
    }
  }
}
