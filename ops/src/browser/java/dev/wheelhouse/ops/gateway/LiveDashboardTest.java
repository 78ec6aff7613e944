package dev.wheelhouse.ops.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dashboard in Chromium, beside a real broker and a real worker on the simulated cluster. */
@Tag("browser")
class LiveDashboardTest {
  private static final double SLOW = 60_000;

  private static LiveStack stack;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    stack = LiveStack.shared();
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static void awaitLive(Page page) {
    assertThat(page.locator(".live-live")).isVisible();
  }

  @Test
  void showsADeploymentFromAcceptedToDeployedWithoutReload() throws Exception {
    Page page = browser.page();
    page.navigate(stack.url("/"));
    awaitLive(page);
    page.evaluate("window.sameDocument = true");

    String slow = "simulated.wheelhouse.dev/duration: 30s";
    stack.install("watched", stack.chart("watched", slow, slow));
    page.locator(".row", new Page.LocatorOptions().setHasText("watched")).click();
    page.locator("section[aria-label=Deployments] a").first().click();

    Locator running = page.locator(".bar-running.kind-hook");
    assertThat(running)
        .containsText("Job/watched-hook-", new ContainsTextOptions().setTimeout(SLOW));
    assertThat(page.locator(".title .state"))
        .hasText("succeeded", new HasTextOptions().setTimeout(SLOW));
    assertThat(page.locator(".events li").last()).isAttached();
    assertThat(page.locator(".events")).containsText("deployed, revision 1");
    assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void showsAFailedHooksLogAtOneClick() throws Exception {
    String id =
        stack.install(
            "sad",
            stack.chart(
                "sad",
                "simulated.wheelhouse.dev/exit-code: \"3\"\n"
                    + "    simulated.wheelhouse.dev/log: \"no route to database\""));
    Page page = browser.page();

    page.navigate(stack.url("/deployments/" + id));
    page.locator("details.hook summary").click();

    assertThat(page.locator("details.hook .log")).containsText("no route to database");
    assertThat(page.locator(".failure h2")).hasText("HOOK_FAILED");
    assertThat(page.locator(".bar-failed.kind-hook")).isVisible();
  }

  @Test
  void travelsThroughTheEventsOfADeployment() throws Exception {
    String id =
        stack.install(
            "travelled", stack.chart("travelled", "simulated.wheelhouse.dev/duration: 1s"));
    Page page = browser.page();
    page.navigate(stack.url("/deployments/" + id));
    assertThat(page.locator(".title .state"))
        .hasText("succeeded", new HasTextOptions().setTimeout(SLOW));

    page.locator(".events button", new Page.LocatorOptions().setHasText("hook-0 started")).click();

    assertThat(page.locator(".title .state")).hasText("running");
    assertThat(page.locator(".bar-running.kind-hook")).isVisible();
    assertThat(page.locator(".bar-waiting").first()).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*[?]at=\\d+$"));
    page.keyboard().press("ArrowRight");
    assertThat(page.locator(".travel-text")).containsText("hook-0 succeeded");
    page.keyboard().press("Escape");
    assertThat(page.locator(".title .state")).hasText("succeeded");
  }

  @Test
  void cancelsADeployment() throws Exception {
    String id =
        stack.install("stopped", stack.chart("stopped", "simulated.wheelhouse.dev/duration: 1h"));
    Page page = browser.page();
    page.navigate(stack.url("/deployments/" + id));
    assertThat(page.locator(".bar-running.kind-hook"))
        .containsText("hook-0", new ContainsTextOptions().setTimeout(SLOW));

    page.locator(".actions button").click();
    page.locator(".actions button").click();

    assertThat(page.locator(".title .state"))
        .hasText("cancelled", new HasTextOptions().setTimeout(SLOW));
  }

  @Test
  void rollsBackToAnEarlierRevision() throws Exception {
    Path chart = stack.chart("returned");
    stack.install("returned", chart);
    stack.publish("upgrade", "returned", ",\"chart\":\"" + chart + "\"");
    Page page = browser.page();
    page.navigate(stack.url("/releases/default/default/returned"));
    Locator history = page.locator("section[aria-label=History]");
    Locator button = history.locator("button");
    button.waitFor(new Locator.WaitForOptions().setTimeout(SLOW));

    button.click();
    button.click();

    assertThat(history.locator("tr").first())
        .containsText("Rollback to 1", new ContainsTextOptions().setTimeout(SLOW));
    assertThat(page.locator(".note")).containsText("Asked for a rollback to revision 1");
    assertThat(page.locator(".title .state"))
        .hasText("deployed", new HasTextOptions().setTimeout(SLOW));
  }

  @Test
  void losesAndRepeatsNoEventWhenTheGatewayIsStartedAgain() throws Exception {
    String slow = "simulated.wheelhouse.dev/duration: 25s";
    String id = stack.install("restarted", stack.chart("restarted", slow, slow, slow));
    Page page = browser.page();
    page.navigate(stack.url("/deployments/" + id));
    assertThat(page.locator(".bar-running.kind-hook"))
        .containsText("hook-0", new ContainsTextOptions().setTimeout(SLOW));

    stack.restartGateway(() -> assertThat(page.locator(".live-waiting")).isVisible());

    assertThat(page.locator(".title .state"))
        .hasText("succeeded", new HasTextOptions().setTimeout(SLOW));
    List<Integer> numbers = eventNumbers(page);
    assertThat(numbers.size()).isGreaterThan(20);
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    awaitLive(page);
  }

  /** The sequence numbers of all listed events, in their order; scrolls through the list. */
  @SuppressWarnings("unchecked")
  private static List<Integer> eventNumbers(Page page) {
    return (List<Integer>)
        page.locator(".events-box")
            .evaluate(
                """
                async box => {
                  const found = [];
                  for (let top = 0; top < box.scrollHeight; top += 120) {
                    box.scrollTop = top;
                    await new Promise(done => setTimeout(done, 50));
                    for (const line of box.querySelectorAll("li")) {
                      found[line.getAttribute("aria-posinset") - 1] =
                        Number(line.querySelector(".seq").textContent);
                    }
                  }
                  return found;
                }
                """);
  }
}
