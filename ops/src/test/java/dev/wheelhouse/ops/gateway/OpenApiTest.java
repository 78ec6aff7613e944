package dev.wheelhouse.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.Topics;
import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import dev.wheelhouse.ops.log.LogSettings;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds openapi.json against the routes and against what they answer. */
class OpenApiTest {
  private static final String BASE = "https://wheelhouse.dev/openapi.json";
  private static GatewayFixture gateway;
  private static JsonNode document;
  private static SchemaRegistry schemas;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        new GatewayFixture(
            Optional.empty(),
            Limits.DEFAULTS,
            Optional.of(
                (release, revision) ->
                    Optional.of(
                        new RevisionContents.Content(
                            "a: " + revision + "\n", Map.of(), "Hello."))));
    ReleaseKey key = new ReleaseKey("default", "shop", "web");
    gateway.log.write(key, "webone", EventWriter.begun(1, 'a'));
    gateway.log.write(key, "webone", EventWriter.deployed(1));
    gateway.log.write(key, "webtwo", EventWriter.begun(2, 'b'));
    gateway.log.write(key, "webtwo", EventWriter.failed(2, "no route"));
    gateway.start();
    HttpResponse<String> response = gateway.get("/api/v1/openapi.json");
    document = GatewayFixture.json(response);
    schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(BASE, response.body())));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void describesEveryRouteAndNoOther() {
    Vertx vertx = Vertx.vertx();
    Feed feed =
        new Feed(vertx, new LogSettings("127.0.0.1:1", Topics.DEFAULT, Map.of()), Limits.DEFAULTS);
    Set<String> routes = new TreeSet<>();
    for (Route route :
        Api.router(vertx, feed, new Streams(vertx, 1), Optional.empty()).getRoutes()) {
      if (route.methods() != null) {
        String path = route.getPath() == null ? route.getName() : route.getPath();
        route
            .methods()
            .forEach(
                method ->
                    routes.add(
                        method.name().toLowerCase(Locale.ROOT)
                            + " "
                            + path.replaceAll(":(\\w+)", "{$1}")));
      }
    }
    vertx.close();

    Set<String> described = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> described.add(method + " " + path.getKey())));
    assertThat(described).isEqualTo(routes);
    assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "/me, Me",
    "/releases, Releases",
    "/releases/default/shop/web, ReleaseDetail",
    "/releases/default/shop/web/history, Revisions",
    "/releases/default/shop/web/diff?from=1&to=2, Diff",
    "/releases/default/shop/web/diff/manifest?from=1&to=2, ContentDiff",
    "/releases/default/shop/web/notes?revision=1, Notes",
    "/deployments, Deployments",
    "/deployments/webone, DeploymentDetail",
    "/deployments/webtwo, DeploymentDetail",
    "/deployments/webtwo?at=5, DeploymentDetail",
    "/deployments/webone/events, Events",
    "/events?form=summary, Events",
    "/nothing, Problem"
  })
  void describesWhatIsAnswered(String path, String name) throws Exception {
    HttpResponse<String> response = gateway.get("/api/v1" + path);

    Schema schema = schemas.getSchema(SchemaLocation.of(BASE + "#/components/schemas/" + name));
    assertThat(schema.validate(response.body(), InputFormat.JSON)).isEmpty();
    Set<String> known = new TreeSet<>();
    collect(document.at("/components/schemas/" + name), known);
    assertThat(known).containsAll(fields(GatewayFixture.json(response)));
  }

  private static Set<String> fields(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void collect(JsonNode schema, Set<String> names) {
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    for (JsonNode part : schema.path("allOf")) {
      String ref = part.get("$ref").asText();
      collect(document.at(ref.substring(1)), names);
    }
  }
}
