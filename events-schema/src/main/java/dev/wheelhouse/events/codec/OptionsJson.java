package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.GoDuration;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Options.OnBusy;
import dev.wheelhouse.events.request.Options.Wait;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Options under Helm's names; the same in requests and in {@code request-accepted}. */
final class OptionsJson {
  private static final ObjectNode DEFAULTS = write(Options.DEFAULTS);

  private OptionsJson() {}

  /** Every option, so that an event says what held when it was written. */
  static ObjectNode write(Options options) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("onBusy", options.onBusy().name().toLowerCase(Locale.ROOT));
    json.put("approval", options.approval() ? "required" : "none");
    json.put("timeout", GoDuration.format(options.timeout()));
    json.put("hookTimeout", GoDuration.format(options.hookTimeout()));
    json.put("wait", options.waitFor() != Wait.NONE);
    json.put("waitForJobs", options.waitFor() == Wait.RESOURCES_AND_JOBS);
    json.put("atomic", options.atomic());
    json.put("createNamespace", options.createNamespace());
    json.put("skipCrds", options.skipCrds());
    json.put("noHooks", options.noHooks());
    json.put("force", options.force());
    json.put("takeOwnership", options.takeOwnership());
    json.put("dryRun", options.dryRun());
    json.put("hookParallelism", options.hookParallelism());
    json.put("maxHistory", options.maxHistory());
    if (!options.serviceAccount().isEmpty()) {
      json.put("serviceAccount", options.serviceAccount());
    }
    return json;
  }

  /** The options that differ from the defaults. */
  static ObjectNode writeNonDefaults(Options options) {
    ObjectNode json = write(options);
    boolean ownHookTimeout = !options.hookTimeout().equals(options.timeout());
    json.properties()
        .removeIf(
            option ->
                option.getKey().equals("hookTimeout")
                    ? !ownHookTimeout
                    : option.getValue().equals(DEFAULTS.get(option.getKey())));
    return json;
  }

  /**
   * Reads options from fields that match the schema; absent ones have Helm's defaults, an absent
   * hookTimeout is the timeout.
   *
   * @throws IllegalArgumentException when a duration is out of range
   */
  static Options read(JsonNode json) {
    Options defaults = Options.DEFAULTS;
    Duration timeout = duration(json, "timeout", defaults.timeout());
    return new Options(
        json.has("onBusy")
            ? OnBusy.valueOf(json.get("onBusy").asText().toUpperCase(Locale.ROOT))
            : defaults.onBusy(),
        json.path("approval").asText("none").equals("required"),
        timeout,
        duration(json, "hookTimeout", timeout),
        waitFor(json),
        json.path("atomic").asBoolean(defaults.atomic()),
        json.path("createNamespace").asBoolean(defaults.createNamespace()),
        json.path("skipCrds").asBoolean(defaults.skipCrds()),
        json.path("noHooks").asBoolean(defaults.noHooks()),
        json.path("force").asBoolean(defaults.force()),
        json.path("takeOwnership").asBoolean(defaults.takeOwnership()),
        dryRun(json.path("dryRun")),
        json.path("hookParallelism").asInt(defaults.hookParallelism()),
        json.path("maxHistory").asInt(defaults.maxHistory()),
        json.path("serviceAccount").asText(defaults.serviceAccount()));
  }

  /** Durations that look right and are out of range. */
  static List<Problem> problems(JsonNode json) {
    List<Problem> problems = new ArrayList<>();
    for (String name : List.of("timeout", "hookTimeout")) {
      try {
        duration(json, name, Duration.ofSeconds(1));
      } catch (IllegalArgumentException e) {
        problems.add(
            new Problem(
                "/" + name, "a duration of 1ns to 292 years", json.get(name).toString(), ""));
      }
    }
    return problems;
  }

  private static Wait waitFor(JsonNode json) {
    if (!json.path("wait").asBoolean(false)) {
      return Wait.NONE;
    }
    return json.path("waitForJobs").asBoolean(false) ? Wait.RESOURCES_AND_JOBS : Wait.RESOURCES;
  }

  private static boolean dryRun(JsonNode json) {
    return json.isTextual() ? !json.asText().equals("none") : json.asBoolean(false);
  }

  private static Duration duration(JsonNode json, String name, Duration absent) {
    JsonNode node = json.path(name);
    if (node.isMissingNode()) {
      return absent;
    }
    Duration duration =
        node.isTextual() ? GoDuration.parse(node.asText()) : seconds(node.decimalValue());
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("expected more than 0s, found " + node);
    }
    return duration;
  }

  private static Duration seconds(BigDecimal seconds) {
    if (seconds.compareTo(BigDecimal.valueOf(Long.MAX_VALUE, 9)) > 0) {
      throw new IllegalArgumentException("expected less than 292 years, found " + seconds + " s");
    }
    return Duration.ofNanos(seconds.movePointRight(9).longValue());
  }
}
