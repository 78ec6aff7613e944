package dev.wheelhouse.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.codec.RequestReading.Valid;
import dev.wheelhouse.events.request.ChartReference;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Options.Wait;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.events.request.ValuesReuse;
import dev.wheelhouse.events.request.ValuesSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestCodecTest {

  @Test
  void givesHelmsDefaultsToWhatIsNotSaid() {
    Request request =
        request("{\"operation\":\"upgrade\",\"release\":\"web\",\"chart\":\"/charts/web\"}");

    assertThat(request)
        .isEqualTo(
            new Request.Upgrade(
                new Request.Header(
                    "none", new ReleaseKey("default", "default", "web"), Requester.UNKNOWN, ""),
                new ChartReference("/charts/web", "", "", ""),
                ValuesSpec.EMPTY,
                false,
                ValuesReuse.DEFAULT,
                Options.DEFAULTS));
  }

  @Test
  void readsWholeNumbersAsLongsAndOthersAsDoubles() {
    Request.Install request =
        (Request.Install)
            request(
                """
                {"operation": "install", "release": "web", "chart": "c", "values":
                 {"whole": 1, "big": 9007199254740993, "huge": 18446744073709551616, "float": 1.0,
                  "exponent": 1e3, "null": null, "nested": {"list": [true, "x", null]}}}
                """);

    Map<String, Object> values = request.values().inline();
    assertThat(values)
        .containsEntry("whole", 1L)
        .containsEntry("big", 9007199254740993L)
        .containsEntry("huge", 0x1p64)
        .containsEntry("float", 1.0)
        .containsEntry("exponent", 1000.0)
        .containsEntry("null", null);
    assertThat(values.get("nested").toString()).isEqualTo("{list=[true, x, null]}");
    assertThat(values.keySet())
        .containsExactly("whole", "big", "huge", "float", "exponent", "null", "nested");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"10m\"', PT10M, PT10M",
    "600, PT10M, PT10M",
    "0.5, PT0.5S, PT0.5S",
    "'\"10m\",\"hookTimeout\":\"90s\"', PT10M, PT1M30S",
  })
  void readsTimeoutsAsGoDurationsOrSeconds(String timeout, Duration whole, Duration hook) {
    Options options = options("\"timeout\":" + timeout);

    assertThat(options.timeout()).isEqualTo(whole);
    assertThat(options.hookTimeout()).isEqualTo(hook);
  }

  /** Helm: --atomic sets --wait; --wait-for-jobs counts only with --wait. */
  @ParameterizedTest
  @CsvSource({
    "'\"wait\":true', RESOURCES",
    "'\"wait\":true,\"waitForJobs\":true', RESOURCES_AND_JOBS",
    "'\"waitForJobs\":true', NONE",
    "'\"atomic\":true', RESOURCES",
    "'\"atomic\":true,\"wait\":false', RESOURCES",
    "'\"atomic\":true,\"waitForJobs\":true', RESOURCES_AND_JOBS",
  })
  void readsWhatToWaitForAsHelmDoes(String fields, Wait waitFor) {
    assertThat(options(fields).waitFor()).isEqualTo(waitFor);
  }

  @ParameterizedTest
  @CsvSource({
    "true, CLIENT",
    "false, NONE",
    "'\"client\"', CLIENT",
    "'\"server\"', SERVER",
    "'\"none\"', NONE"
  })
  void readsHelmsWordsForADryRun(String word, Options.DryRun dryRun) {
    assertThat(options("\"dryRun\":" + word).dryRun()).isEqualTo(dryRun);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"skipCrds\":true', SKIP",
    "'\"skipCrds\":true,\"crds\":\"update\"', SKIP",
    "'\"skipCrds\":false', CREATE",
    "'\"crds\":\"update\"', UPDATE"
  })
  void readsHelmsSkipCrdsAsAPolicy(String fields, Options.Crds crds) {
    assertThat(options(fields).crds()).isEqualTo(crds);
  }

  /** Helm's pkg/action/upgrade.go, reuseValues: reset first, then reuse. */
  @ParameterizedTest
  @CsvSource({
    "'\"resetValues\":true,\"reuseValues\":true', RESET",
    "'\"reuseValues\":true,\"resetThenReuseValues\":true', REUSE",
    "'\"resetThenReuseValues\":true', RESET_THEN_REUSE",
    "'\"resetValues\":false', DEFAULT"
  })
  void readsTheThreeFlagsForOldValuesInHelmsOrder(String fields, ValuesReuse reuse) {
    Request.Upgrade upgrade =
        (Request.Upgrade)
            request(
                "{\"operation\":\"upgrade\",\"release\":\"web\",\"chart\":\"c\"," + fields + "}");

    assertThat(upgrade.reuse()).isEqualTo(reuse);
  }

  @Test
  void readsBackWhatItWrites() {
    Request.Header header =
        new Request.Header(
            "build-1",
            new ReleaseKey("eu", "shop", "web"),
            new Requester("ada", "", ""),
            "a reason");
    Options options =
        new Options(
            Options.OnBusy.REJECT,
            true,
            Duration.ofMillis(1500),
            Duration.ofSeconds(1),
            Wait.RESOURCES,
            true,
            false,
            true,
            Options.Crds.UPDATE,
            true,
            true,
            Options.Conflicts.FAIL,
            true,
            Options.DryRun.SERVER,
            8,
            true,
            0,
            "deployer");
    ValuesSpec values =
        new ValuesSpec(
            Map.of("a", List.of(1L, 1.5, "x")),
            List.of(new ValuesSpec.Source("Secret", "s", "", true)));
    Request request =
        new Request.Install(header, new ChartReference("c", "", "1", ""), values, options);

    assertThat(RequestCodec.parse(RequestCodec.encode(request), "none"))
        .isInstanceOfSatisfying(
            Valid.class, valid -> assertThat(valid.request()).isEqualTo(request));
  }

  @Test
  void refusesToWriteOptionsThatTheOperationDoesNotTake() {
    Request.Header header =
        new Request.Header("1", new ReleaseKey("default", "default", "web"), Requester.UNKNOWN, "");
    Options atomic = options("\"atomic\":true");

    assertThatThrownBy(() -> RequestCodec.encode(new Request.Uninstall(header, false, atomic)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/atomic: expected a known field, found a field of install, upgrade");
  }

  @Test
  void namesTheDigestOfTheBytes() {
    byte[] bytes =
        "{\"operation\":\"cancel\",\"release\":\"web\"}".getBytes(StandardCharsets.UTF_8);

    Valid valid = (Valid) RequestCodec.parse(bytes, "none");

    // printf '{"operation":"cancel","release":"web"}' | sha256sum
    assertThat(valid.digest())
        .isEqualTo("sha256:cdc75f43ee7adb9a667efd023e62dd2944219491916be1344b104dbc49c104b3");
  }

  private static Options options(String fields) {
    Request request =
        request("{\"operation\":\"install\",\"release\":\"web\",\"chart\":\"c\"," + fields + "}");
    return ((Request.Deploying) request).options();
  }

  private static Request request(String json) {
    RequestReading reading = RequestCodec.parse(json.getBytes(StandardCharsets.UTF_8), "none");
    assertThat(reading).isInstanceOf(Valid.class);
    return ((Valid) reading).request();
  }
}
