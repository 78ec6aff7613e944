package dev.wheelhouse.ops.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import dev.wheelhouse.ops.gateway.RevisionContents.Content;
import dev.wheelhouse.ops.gateway.auth.AuthFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard offers to whom, in Chromium. */
@Tag("browser")
class RolesDashboardTest {
  private static final ReleaseKey WEB = new ReleaseKey("default", "shop", "web");

  @TempDir static Path directory;
  private static GatewayFixture gateway;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(
        directory.resolve("auth.yaml"),
        """
        tokens:
          - {name: watcher, sha256: %s, grants: [{role: viewer}]}
          - {name: ci, sha256: %s, grants: [{role: deployer}]}
        """
            .formatted(AuthTest.sha256("watcher-token"), AuthTest.sha256("ci-token")));
    gateway =
        new GatewayFixture(
            Optional.of(AuthFile.read(directory.resolve("auth.yaml"))),
            Limits.DEFAULTS,
            Optional.of(
                (release, revision) ->
                    Optional.of(new Content("", Map.of(), "Open revision " + revision))));
    gateway.log.write(WEB, "webone", EventWriter.begun(1, 'a'));
    gateway.log.write(WEB, "webone", EventWriter.deployed(1));
    gateway.log.write(WEB, "webtwo", EventWriter.begun(2, 'b'));
    gateway.log.write(WEB, "webtwo", EventWriter.deployed(2));
    gateway.start();
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    gateway.close();
  }

  private static Page signedIn(String token) {
    Page page = browser.page();
    page.navigate(gateway.url("/releases/default/shop/web").toString());
    page.locator(".login input").fill("no such token");
    page.locator(".login button").click();
    assertThat(page.locator(".login .problem")).isVisible();
    page.locator(".login input").fill(token);
    page.locator(".login button").click();
    assertThat(page.locator("section[aria-label=History] tr")).hasCount(2);
    return page;
  }

  @Test
  void aViewerSeesTheReleaseAndCanChangeNothing() {
    Page page = signedIn("watcher-token");

    assertThat(page.locator(".title .state")).hasText("deployed");
    assertThat(page.locator("section[aria-label=History] button")).hasCount(0);
    assertThat(page.locator("section[aria-label=Notes]")).hasCount(0);
    assertThat(page.locator("section[aria-label=Difference]")).isVisible();
  }

  @Test
  void aDeployerMayRollBackAndReadNotes() {
    Page page = signedIn("ci-token");

    assertThat(page.locator("section[aria-label=Notes]")).containsText("Open revision 2");
    assertThat(page.locator("section[aria-label=History] button")).hasText("roll back");
    assertThat(browser.complaints).isEmpty();
  }
}
