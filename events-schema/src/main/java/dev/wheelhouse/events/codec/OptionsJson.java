package dev.wheelhouse.events.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wheelhouse.events.GoDuration;
import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Options.Crds;
import dev.wheelhouse.events.request.Options.DryRun;
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
    json.put("onBusy", word(options.onBusy()));
    json.put("approval", options.approval() ? "required" : "none");
    json.put("timeout", GoDuration.format(options.timeout()));
    json.put("hookTimeout", GoDuration.format(options.hookTimeout()));
    json.put("wait", options.waitFor() != Wait.NONE);
    json.put("waitForJobs", options.waitFor() == Wait.RESOURCES_AND_JOBS);
    json.put("failFast", options.failFast());
    json.put("atomic", options.atomic());
    json.put("createNamespace", options.createNamespace());
    json.put("crds", word(options.crds()));
    json.put("noHooks", options.noHooks());
    json.put("force", options.force());
    json.put("conflicts", word(options.conflicts()));
    json.put("takeOwnership", options.takeOwnership());
    json.put("dryRun", word(options.dryRun()));
    json.put("hookParallelism", options.hookParallelism());
    json.put("hookEvidence", options.hookEvidence());
    json.put("maxHistory", options.maxHistory());
    if (!options.serviceAccount().isEmpty()) {
      json.put("serviceAccount", options.serviceAccount());
    }
    return json;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
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
    return defaults
        .change()
        .onBusy(constant(json, "onBusy", defaults.onBusy()))
        .approval(json.path("approval").asText("none").equals("required"))
        .timeout(timeout)
        .hookTimeout(duration(json, "hookTimeout", timeout))
        .waitFor(waitFor(json))
        .failFast(json.path("failFast").asBoolean(defaults.failFast()))
        .atomic(json.path("atomic").asBoolean(defaults.atomic()))
        .createNamespace(json.path("createNamespace").asBoolean(defaults.createNamespace()))
        .crds(crds(json))
        .noHooks(json.path("noHooks").asBoolean(defaults.noHooks()))
        .force(json.path("force").asBoolean(defaults.force()))
        .conflicts(constant(json, "conflicts", defaults.conflicts()))
        .takeOwnership(json.path("takeOwnership").asBoolean(defaults.takeOwnership()))
        .dryRun(dryRun(json))
        .hookParallelism(json.path("hookParallelism").asInt(defaults.hookParallelism()))
        .hookEvidence(json.path("hookEvidence").asBoolean(defaults.hookEvidence()))
        .maxHistory(json.path("maxHistory").asInt(defaults.maxHistory()))
        .serviceAccount(json.path("serviceAccount").asText(defaults.serviceAccount()))
        .build();
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

  private static <E extends Enum<E>> E constant(JsonNode json, String name, E absent) {
    return json.has(name)
        ? Enum.valueOf(absent.getDeclaringClass(), json.get(name).asText().toUpperCase(Locale.ROOT))
        : absent;
  }

  /** Helm's {@code skipCrds} wins over our finer word. */
  private static Crds crds(JsonNode json) {
    return json.path("skipCrds").asBoolean(false)
        ? Crds.SKIP
        : constant(json, "crds", Options.DEFAULTS.crds());
  }

  /** A plain true is Helm's {@code --dry-run} without a mode, which is {@code client}. */
  private static DryRun dryRun(JsonNode json) {
    return json.path("dryRun").isBoolean()
        ? (json.get("dryRun").asBoolean() ? DryRun.CLIENT : DryRun.NONE)
        : constant(json, "dryRun", DryRun.NONE);
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
