package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a simulated pod behaves: the annotations {@code simulated.wheelhouse.dev/...} of its object.
 */
final class Behaviour {
  static final String PREFIX = "simulated.wheelhouse.dev/";
  static final String DURATION = PREFIX + "duration";
  static final String EXIT_CODE = PREFIX + "exit-code";
  static final String LOG = PREFIX + "log";
  static final String TERMINATION_MESSAGE = PREFIX + "termination-message";
  static final String OUTCOME = PREFIX + "outcome";
  static final String REASON = PREFIX + "reason";
  static final String READY_AFTER = PREFIX + "ready-after";
  private static final List<String> ALL =
      List.of(DURATION, EXIT_CODE, LOG, TERMINATION_MESSAGE, OUTCOME, REASON, READY_AFTER);

  static final Duration DEFAULT_DURATION = Duration.ofMillis(100);
  static final Duration DEFAULT_READY_AFTER = Duration.ofMillis(50);

  private static final Pattern SLEEP =
      Pattern.compile("\\bsleep[\\s\"',]+(\\d+(?:\\.\\d+)?)([smhd]?)\\b");
  private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");

  private final KubeObject object;
  private final double factor;

  /**
   * @param factor how many times faster than stated the cluster runs
   */
  Behaviour(KubeObject object, double factor) {
    this.object = object;
    this.factor = factor;
  }

  /** The behaviour that an owner and its template give to a pod; the template's word is first. */
  static void copy(KubeObject owner, Map<String, Object> pod, int attempt) {
    Map<String, Object> annotations = Trees.mapAt(pod, "metadata", "annotations");
    for (String key : ALL) {
      if (owner.annotations().get(key) instanceof String value) {
        annotations.putIfAbsent(key, value);
      }
    }
    if (annotations.get(EXIT_CODE) instanceof String codes && codes.contains(",")) {
      String[] each = codes.split(",", -1);
      annotations.put(EXIT_CODE, each[Math.min(attempt, each.length - 1)].trim());
    }
    if (annotations.isEmpty()) {
      Trees.mapAt(pod, "metadata").remove("annotations");
    }
  }

  /** How long the pod's containers run. */
  Duration duration() {
    String stated = object.annotation(DURATION);
    return stated.isEmpty() ? sleeping() : scaled(parse(stated, DEFAULT_DURATION));
  }

  /** The sum of what the containers' commands sleep, or else a moment that is not scaled. */
  private Duration sleeping() {
    Duration longest = Duration.ZERO;
    for (Map<String, Object> container : Trees.mapsIn(object.map("spec"), "containers")) {
      String words = container.get("command") + " " + container.get("args");
      Duration sum = Duration.ZERO;
      Matcher matcher = SLEEP.matcher(words);
      while (matcher.find()) {
        sum = sum.plus(of(matcher.group(1), matcher.group(2)));
      }
      longest = sum.compareTo(longest) > 0 ? sum : longest;
    }
    return longest.isZero() ? DEFAULT_DURATION : scaled(longest);
  }

  Duration readyAfter() {
    String stated = object.annotation(READY_AFTER);
    return stated.isEmpty() ? DEFAULT_READY_AFTER : scaled(parse(stated, DEFAULT_READY_AFTER));
  }

  int exitCode() {
    String code = object.annotation(EXIT_CODE).trim();
    return code.matches("\\d{1,3}") ? Integer.parseInt(code) : 0;
  }

  List<String> log() {
    String text = object.annotation(LOG);
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
  }

  String terminationMessage() {
    return object.annotation(TERMINATION_MESSAGE);
  }

  String reason() {
    return object.annotation(REASON);
  }

  boolean never() {
    return object.annotation(OUTCOME).equals("never");
  }

  boolean imagePullFails() {
    return object.annotation(OUTCOME).equals("image-pull-error");
  }

  boolean unschedulable() {
    return object.annotation(OUTCOME).equals("unschedulable");
  }

  Duration scaled(Duration duration) {
    return scaled(duration, factor);
  }

  static Duration scaled(Duration duration, double factor) {
    return Duration.ofMillis(Math.round(duration.toMillis() / factor));
  }

  private static Duration parse(String text, Duration otherwise) {
    Duration sum = Duration.ZERO;
    Matcher matcher = TIME.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      sum = sum.plus(of(matcher.group(1), matcher.group(2)));
      end = matcher.end();
    }
    return end == text.length() && end > 0 ? sum : otherwise;
  }

  private static Duration of(String number, String unit) {
    double factor =
        switch (unit) {
          case "ms" -> 1;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          case "d" -> 86_400_000;
          default -> 1000;
        };
    return Duration.ofMillis(Math.round(Double.parseDouble(number) * factor));
  }
}
