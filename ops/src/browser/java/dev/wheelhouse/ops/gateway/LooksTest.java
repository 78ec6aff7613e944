package dev.wheelhouse.ops.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.wheelhouse.ops.demo.SampleCharts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Light and dark, wide and narrow; and the images of docs/, drawn into target/images. */
@Tag("browser")
class LooksTest {
  private static final double SLOW = 60_000;
  private static final Path IMAGES = Path.of("target", "images");

  /** Texts that are less than 4.5 times as bright or dark as what is behind them (WCAG AA). */
  private static final String POOR_CONTRAST =
      """
      () => {
        const channel = c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        const rgba = text => text.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) =>
          0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
        const behind = element => {
          for (let each = element; each; each = each.parentElement) {
            const colour = rgba(getComputedStyle(each).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
          }
          return [255, 255, 255];
        };
        const poor = [];
        for (const element of document.querySelectorAll("body *")) {
          const own = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!own || !element.offsetParent || element.disabled) continue;
          const one = light(rgba(getComputedStyle(element).color));
          const other = light(behind(element));
          const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          if (ratio < 4.5) {
            poor.push(element.className + " '" + element.innerText + "' " + ratio.toFixed(2));
          }
        }
        return poor;
      }
      """;

  private static final String CUT_OFF =
      """
      () => [...document.querySelectorAll(".top, .chips, .c-state, .actions")]
        .filter(element => element.scrollWidth > element.clientWidth)
        .map(element => element.className + " '" + element.innerText + "'")
      """;

  private static LiveStack stack;
  private static Browser browser;
  private static String whole;
  private static String failed;
  private static String running;

  @BeforeAll
  static void deploy() throws Exception {
    stack = LiveStack.shared();
    browser = new Browser();
    whole = stack.install("checkout", SampleCharts.directory("hook-prac"));
    stack.install("contracts", SampleCharts.directory("tks-contract"));
    stack.install("greeting", SampleCharts.directory("greeting"));
    failed =
        stack.install(
            "payments",
            stack.chart(
                "payments",
                "simulated.wheelhouse.dev/duration: 8s",
                "simulated.wheelhouse.dev/exit-code: \"1\"\n"
                    + "    simulated.wheelhouse.dev/duration: 6s\n"
                    + "    simulated.wheelhouse.dev/log: \"migrating 41 to 42\\n"
                    + "ERROR: relation orders is locked\\nrolled back\""));
    running =
        stack.install(
            "search",
            stack.chart(
                "search",
                "simulated.wheelhouse.dev/duration: 5s",
                "simulated.wheelhouse.dev/duration: 1h"));
    stack.publish(
        "install",
        "newsletter",
        ",\"approval\":\"required\",\"chart\":\"" + SampleCharts.directory("greeting") + "\"");
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static Page open(Page page, String path) {
    page.navigate(stack.url(path));
    return page;
  }

  private static void draw(Page page, String name) {
    draw(page, name, page.viewportSize().height);
  }

  /** The upper part of the page. */
  private static void draw(Page page, String name, int height) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(IMAGES.resolve(name + ".png"))
            .setClip(0, 0, page.viewportSize().width, height));
  }

  private static void awaitAll(Page page) {
    open(page, "/");
    for (String row : List.of("payments", "checkout", "contracts", "greeting", "newsletter")) {
      Locator line = page.locator(".row", new Page.LocatorOptions().setHasText(row));
      assertThat(line.locator(".c-state"))
          .hasText(
              java.util.regex.Pattern.compile("deployed|failed|needs approval"),
              new HasTextOptions().setTimeout(SLOW));
    }
    assertThat(page.locator(".row", new Page.LocatorOptions().setHasText("search")))
        .containsText("hook", new ContainsTextOptions().setTimeout(SLOW));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyTextStandsOutFromWhatIsBehindIt(boolean dark) {
    Page page = browser.page(1280, 860, dark);
    String mode = dark ? "-dark" : "";
    awaitAll(page);
    draw(page, "releases" + mode, 400);
    assertThat((List<?>) page.evaluate(POOR_CONTRAST)).isEmpty();

    open(page, "/deployments/" + failed);
    page.locator("details.hook summary").click();
    assertThat(page.locator(".timeline .bar").first()).isVisible();
    draw(page, "failure" + mode);
    assertThat((List<?>) page.evaluate(POOR_CONTRAST)).isEmpty();

    open(page, "/deployments/" + whole);
    assertThat(page.locator(".events li").first()).isVisible();
    draw(page, "deployment" + mode);
    assertThat((List<?>) page.evaluate(POOR_CONTRAST)).isEmpty();

    open(page, "/releases/default/default/checkout");
    assertThat(page.locator("section[aria-label=History]")).isVisible();
    draw(page, "release" + mode, 320);
    assertThat((List<?>) page.evaluate(POOR_CONTRAST)).isEmpty();

    open(page, "/queue");
    assertThat(page.locator(".queue tr").first()).isVisible();
    draw(page, "queue" + mode, 300);
    assertThat((List<?>) page.evaluate(POOR_CONTRAST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPhoneShowsAllWithoutScrollingSideways(boolean cutOff) {
    Page page = browser.page(390, 844, false);
    awaitAll(page);
    if (cutOff) {
      page.route("**/stream**", Route::abort);
    } else {
      draw(page, "phone-releases");
    }
    for (String path :
        List.of(
            "/",
            "/queue",
            "/deployments/" + failed,
            "/deployments/" + running,
            "/releases/default/default/checkout")) {
      open(page, path);
      page.locator("main").waitFor();
      assertThat(page.locator("main *").first()).isVisible();
      if (cutOff) {
        page.locator(".live-waiting").waitFor();
      }

      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("the width of %s", path)
          .isEqualTo(390);
      assertThat(page.evaluate("document.querySelector('main').scrollWidth <= 390"))
          .as("the width of what is in %s", path)
          .isEqualTo(true);
      assertThat((List<?>) page.evaluate(CUT_OFF)).as("what is cut off in %s", path).isEmpty();
    }
    open(page, "/deployments/" + running);
    assertThat(page.locator(".bar-running.kind-hook")).isVisible();
    if (!cutOff) {
      draw(page, "phone-running");
    }
  }
}
