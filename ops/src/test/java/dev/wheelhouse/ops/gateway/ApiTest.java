package dev.wheelhouse.ops.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wheelhouse.events.ReleaseKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API tells of a log on a real broker. */
class ApiTest {
  private static final ReleaseKey WEB = new ReleaseKey("default", "shop", "web");
  private static final ReleaseKey BROKEN = new ReleaseKey("prod", "shop", "broken");
  private static final ReleaseKey RUNNING = new ReleaseKey("prod", "bank", "running");
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = new GatewayFixture();
    gateway.log.write(WEB, "webone", EventWriter.begun(1, 'a'));
    gateway.log.write(WEB, "webone", EventWriter.deployed(1));
    gateway.log.write(WEB, "webtwo", EventWriter.begun(2, 'b'));
    gateway.log.write(WEB, "webtwo", EventWriter.deployed(2));
    gateway.log.write(BROKEN, "broken", EventWriter.begun(1, 'c'));
    gateway.log.write(BROKEN, "broken", EventWriter.failed(1, "no route to database"));
    gateway.log.write(RUNNING, "running", EventWriter.begun(1, 'd'));
    gateway.log.write(RUNNING, "waiting", EventWriter.accepted("later"));
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static List<String> texts(JsonNode items, String field) {
    List<String> texts = new ArrayList<>();
    items.forEach(item -> texts.add(item.path(field).asText()));
    return texts;
  }

  @Test
  void listsReleasesAsTheFoldHasThem() throws Exception {
    JsonNode page = gateway.json("/api/v1/releases");

    assertThat(texts(page.get("items"), "release")).containsExactly("web", "running", "broken");
    assertThat(texts(page.get("items"), "status"))
        .containsExactly("deployed", "pending-install", "failed");
    assertThat(texts(page.get("items"), "progress"))
        .containsExactly("succeeded", "running", "failed");
    assertThat(texts(page.get("items"), "deployment"))
        .containsExactly("webtwo", "running", "broken");
    assertThat(texts(page.get("items"), "queued")).containsExactly("0", "1", "0");
    assertThat(page.get("items").get(1).get("step").asText()).isEqualTo("pre-upgrade hooks");
  }

  @ParameterizedTest
  @CsvSource({
    "cluster=prod, running broken",
    "namespace=shop, web broken",
    "status=failed, broken",
    "progress=running, running",
    "q=WEB-1.2.2, web",
    "q=bank, running",
    "cluster=mars, ''"
  })
  void filtersReleases(String query, String names) throws Exception {
    JsonNode page = gateway.json("/api/v1/releases?" + query);

    assertThat(String.join(" ", texts(page.get("items"), "release"))).isEqualTo(names);
  }

  @Test
  void givesReleasesPageByPage() throws Exception {
    JsonNode first = gateway.json("/api/v1/releases?limit=2");
    JsonNode second = gateway.json("/api/v1/releases?limit=2&after=" + first.get("next").asText());

    assertThat(texts(first.get("items"), "release")).containsExactly("web", "running");
    assertThat(texts(second.get("items"), "release")).containsExactly("broken");
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void tellsADeploymentWithItsTimeline() throws Exception {
    JsonNode deployment = gateway.json("/api/v1/deployments/webtwo");

    assertThat(deployment.get("progress").asText()).isEqualTo("succeeded");
    assertThat(deployment.get("revision").asInt()).isEqualTo(2);
    assertThat(deployment.get("commit").asText()).isEqualTo("9fceb02");
    assertThat(texts(deployment.get("timeline"), "label"))
        .containsExactly(
            "queue",
            "chart",
            "values",
            "render",
            "plan",
            "record revision",
            "pre-upgrade hooks",
            "pre-upgrade weight 5",
            "Job/migrate",
            "resources, wave 1 of 1",
            "readiness",
            "finish");
    assertThat(texts(deployment.get("timeline"), "status")).containsOnly("succeeded");
  }

  @Test
  void tellsADeploymentAsItWasAfterAnEarlierEvent() throws Exception {
    JsonNode then = gateway.json("/api/v1/deployments/webtwo?at=10");

    assertThat(then.get("sequence").asInt()).isEqualTo(10);
    assertThat(then.get("latestSequence").asInt()).isEqualTo(18);
    assertThat(then.get("progress").asText()).isEqualTo("running");
    assertThat(then.get("stage").asText()).isEqualTo("executing");
    assertThat(texts(then.get("timeline"), "status"))
        .containsExactly(
            "succeeded",
            "succeeded",
            "succeeded",
            "succeeded",
            "succeeded",
            "succeeded",
            "running",
            "running",
            "running",
            "waiting",
            "waiting");
  }

  @Test
  void keepsTheEvidenceOfAFailedHook() throws Exception {
    JsonNode broken = gateway.json("/api/v1/deployments/broken");

    JsonNode hook = broken.get("failedHooks").get(0);
    assertThat(hook.get("hook").asText()).isEqualTo("Job/migrate");
    assertThat(hook.get("exitCode").asInt()).isEqualTo(3);
    assertThat(hook.get("log").get(0).asText()).isEqualTo("no route to database");
    assertThat(hook.get("podEvents").get(0).asText()).isEqualTo("BackoffLimitExceeded");
    assertThat(broken.get("error").get("code").asText()).isEqualTo("HOOK_FAILED");
    assertThat(broken.get("error").get("hint").asText()).isNotEmpty();
  }

  @Test
  void givesTheEventsOfADeployment() throws Exception {
    JsonNode first = gateway.json("/api/v1/deployments/webone/events?limit=10");
    JsonNode rest = gateway.json("/api/v1/deployments/webone/events?form=summary&after=10");

    assertThat(texts(first.get("items"), "id")).startsWith("webone/1").endsWith("webone/10");
    assertThat(first.get("items").get(0).get("specversion").asText()).isEqualTo("1.0");
    assertThat(first.get("next").asText()).isEqualTo("10");
    assertThat(texts(rest.get("items"), "text"))
        .startsWith("Job/migrate succeeded in 0.9s")
        .endsWith("deployed, revision 1");
  }

  @Test
  void givesAllEventsPageByPage() throws Exception {
    List<String> ids = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = gateway.json("/api/v1/events?limit=20&form=summary" + after);
      ids.addAll(texts(page.get("items"), "id"));
      after = page.has("next") ? "&after=" + page.get("next").asText() : "";
    } while (!after.isEmpty());

    assertThat(ids).hasSize(18 + 18 + 13 + 10 + 1).doesNotHaveDuplicates();
  }

  @Test
  void listsDeploymentsTheNewestFirst() throws Exception {
    JsonNode all = gateway.json("/api/v1/deployments?namespace=shop&release=web");
    JsonNode open = gateway.json("/api/v1/deployments?progress=open");
    JsonNode page = gateway.json("/api/v1/deployments?limit=1");
    JsonNode next = gateway.json("/api/v1/deployments?limit=3&before=" + page.get("next").asText());

    assertThat(texts(all.get("items"), "deployment")).containsExactly("webtwo", "webone");
    assertThat(texts(open.get("items"), "deployment")).containsExactly("waiting", "running");
    assertThat(next.get("items")).hasSize(3);
    assertThat(texts(next.get("items"), "deployment"))
        .doesNotContain(page.get("items").get(0).get("deployment").asText());
  }

  @Test
  void tellsAReleaseAndItsRevisions() throws Exception {
    JsonNode release = gateway.json("/api/v1/releases/default/shop/web");
    JsonNode history = gateway.json("/api/v1/releases/default/shop/web/history");

    assertThat(texts(release.get("deployments"), "deployment")).containsExactly("webtwo", "webone");
    assertThat(texts(history.get("items"), "status")).containsExactly("superseded", "deployed");
    assertThat(texts(history.get("items"), "chart")).containsExactly("web-1.2.1", "web-1.2.2");
  }

  @Test
  void tellsWhatDiffersBetweenTwoRevisions() throws Exception {
    JsonNode diff = gateway.json("/api/v1/releases/default/shop/web/diff?from=1&to=2");

    assertThat(texts(diff.get("changes"), "field"))
        .containsExactly("chartDigest", "chartVersion", "manifestDigest", "valuesDigest");
    JsonNode resources = diff.get("resources");
    assertThat(resources.get("added").get(0).asText()).isEqualTo("ConfigMap/extra in shop");
    assertThat(resources.get("changed").get(0).asText()).isEqualTo("Deployment/web in shop");
    assertThat(resources.get("removed")).isEmpty();
    assertThat(resources.get("compared").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/deployments/nobody, 404",
    "/api/v1/releases/a/b/c, 404",
    "/api/v1/releases/default/shop/web/diff?from=1&to=9, 404",
    "/api/v1/releases?limit=0, 400",
    "/api/v1/releases?limit=100000, 400",
    "/api/v1/releases?colour=red, 400",
    "/api/v1/deployments/webone?at=x, 400",
    "/api/v1/nothing, 404",
    "/assets/../../etc/passwd, 404"
  })
  void answersWhatIsWrongWithAProblem(String path, int status) throws Exception {
    var response = gateway.get(path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(GatewayFixture.json(response).get("status").asInt()).isEqualTo(status);
    assertThat(GatewayFixture.json(response).get("detail").asText()).isNotEmpty();
  }
}
