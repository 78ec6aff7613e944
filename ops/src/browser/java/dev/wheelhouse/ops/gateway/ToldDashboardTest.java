package dev.wheelhouse.ops.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Intake;
import dev.wheelhouse.events.lifecycle.LifecycleEvent;
import dev.wheelhouse.events.lifecycle.ResourceEvent;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.ops.gateway.GatewayConfig.Limits;
import dev.wheelhouse.ops.gateway.RevisionContents.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The dashboard in Chromium, on a log that the test writes. */
@Tag("browser")
class ToldDashboardTest {
  private static final String EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>";
  private static final ReleaseKey HOSTILE =
      new ReleaseKey("default", "evil", "a\"'" + noSlash(EVIL));
  private static final int MANY = 10_000;
  private static final int DEPLOYED = 5_000;

  /** Events of the last release, so that all have 100,000: 18 of each deployed, 1 of the others. */
  private static final int LONGEST = 5_001;

  private static GatewayFixture gateway;
  private static Browser browser;

  private static String noSlash(String text) {
    return text.replace("/", "");
  }

  private static List<ReleaseKey> keys(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new ReleaseKey("default", "ns-" + i % 50, "release-%05d".formatted(i)))
        .toList();
  }

  @BeforeAll
  static void start() throws Exception {
    gateway =
        new GatewayFixture(
            Optional.empty(),
            Limits.DEFAULTS,
            Optional.of((release, revision) -> Optional.of(new Content("", Map.of(), EVIL))));
    gateway.log.write(HOSTILE, "hostile", hostile());
    gateway.log.write(HOSTILE, "hostile", EventWriter.begun(1, 'a').subList(1, 10));
    gateway.log.write(HOSTILE, "hostile", EventWriter.failed(1, EVIL, "javascript:alert(3)"));
    List<LifecycleEvent> whole = new ArrayList<>(EventWriter.begun(1, 'a'));
    whole.addAll(EventWriter.deployed(1));
    gateway.log.writeAll(keys(0, DEPLOYED), whole);
    gateway.log.writeAll(keys(DEPLOYED, MANY - 1), List.of(EventWriter.accepted("waits")));
    List<LifecycleEvent> slow = new ArrayList<>(whole.subList(0, 15));
    while (slow.size() < LONGEST) {
      slow.add(
          new ResourceEvent.ReadinessProgressed(
              0, 1, List.of(new ResourceEvent.Blocker(EventWriter.WEB, "0 of 1 replicas ready"))));
    }
    gateway.log.writeAll(keys(MANY - 1, MANY), slow);
    gateway.start();
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    gateway.close();
  }

  private static Intake.RequestAccepted hostile() {
    return new Intake.RequestAccepted(
        EVIL,
        Operation.INSTALL,
        EventWriter.HERE,
        EventWriter.digest('0'),
        new Requester(EVIL, EVIL, "javascript:alert(4)"),
        EVIL,
        new ChartReference(EVIL, "", "", ""),
        0,
        false,
        Options.DEFAULTS);
  }

  @Test
  void runsNoScriptOfHostileNamesAndLogs() {
    Page page = browser.page();

    for (String path :
        List.of(
            "/?namespace=evil",
            "/deployments/hostile",
            "/deployments/hostile?at=3",
            "/queue",
            "/?q=" + URLEncoder.encode(EVIL, StandardCharsets.UTF_8))) {
      page.navigate(gateway.url(path.replace("\"", "%22")).toString());
      page.locator("main").waitFor();
    }
    page.navigate(gateway.url("/?namespace=evil").toString());
    page.locator(".row .c-release a").click();
    assertThat(page.locator("h1")).containsText("<img src=x");
    assertThat(page.locator("section[aria-label=Notes] pre")).hasText(EVIL);
    page.locator("section[aria-label=Deployments] a").first().click();
    page.locator("details.hook summary").click();

    assertThat(page.locator("details.hook .log")).containsText("<script>alert(2)</script>");
    assertThat(page.locator("main img").count()).isZero();
    assertThat(page.locator("a[href^='javascript']").count()).isZero();
    assertThat(browser.complaints).isEmpty();
  }

  /** Milliseconds of the longest piece of work during which the page answered to nobody. */
  private static double longestTask(Page page) {
    return ((Number) page.evaluate("window.longestTask")).doubleValue();
  }

  private static Page measured() {
    Page page = browser.page();
    page.addInitScript(
        "window.longestTask = 0; new PerformanceObserver(list => list.getEntries().forEach(task =>"
            + " { window.longestTask = Math.max(window.longestTask, task.duration) }))"
            + ".observe({type: 'longtask', buffered: true})");
    page.navigate(gateway.url("/queue").toString());
    page.evaluate("() => { const end = Date.now() + 100; while (Date.now() < end); }");
    page.waitForCondition(() -> longestTask(page) >= 100);
    return page;
  }

  @Test
  void showsALongDeploymentWithFewElements() {
    Page page = measured();
    long start = System.nanoTime();
    page.navigate(gateway.url("/deployments/release-09999").toString());

    assertThat(page.locator(".travel-at")).hasText(LONGEST + " / " + LONGEST);
    assertThat(page.locator(".events li").last()).containsText("" + LONGEST);
    assertThat(page.locator(".events li").count()).isLessThan(80);
    System.out.printf(
        "dashboard: a deployment of %,d events shown in %,d ms, longest task %.0f ms%n",
        LONGEST, (System.nanoTime() - start) / 1_000_000, longestTask(page));
  }

  @Test
  void showsTenThousandReleasesWithFewElements() {
    Page page = measured();
    long start = System.nanoTime();
    page.navigate(gateway.url("/?show=all").toString());
    assertThat(page.locator(".total")).containsText(MANY + 1 + " releases");
    System.out.printf(
        "dashboard: %,d releases of 100,000 events shown in %,d ms, longest task %.0f ms%n",
        MANY, (System.nanoTime() - start) / 1_000_000, longestTask(page));

    page.locator(".rows").evaluate("box => { box.scrollTop = box.scrollHeight }");
    assertThat(page.locator(".row").last()).containsText("release-09999");
    assertThat(page.locator(".row").count()).isLessThan(80);
    page.locator("input[type=search]").fill("ns-7 release-00");

    assertThat(page.locator(".total"))
        .hasText("20 of " + (MANY + 1), new HasTextOptions().setTimeout(10_000));
    assertThat(page).hasURL(Pattern.compile(".*q=ns-7\\+release-00.*"));
    System.out.printf("dashboard: searched them, longest task %.0f ms%n", longestTask(page));
    page.reload();
    assertThat(page.locator(".row")).hasCount(20);
  }

  @Test
  void worksWithTheKeyboardAlone() {
    Page page = browser.page();
    page.navigate(gateway.url("/?show=all&namespace=ns-3").toString());
    assertThat(page.locator(".row").first()).isVisible();

    page.keyboard().press("j");
    page.keyboard().press("j");
    assertThat(page.locator(".row.selected")).containsText("release-00053");
    page.keyboard().press("Enter");

    assertThat(page.locator("h1")).hasText("release-00053");
    List<String> names = new ArrayList<>();
    page.locator("button, a, input, select")
        .all()
        .forEach(
            element ->
                names.add(
                    String.valueOf(
                        element.evaluate(
                            "e => e.getAttribute('aria-label') || e.innerText || e.title"))));
    assertThat(names).noneMatch(String::isBlank);
  }
}
