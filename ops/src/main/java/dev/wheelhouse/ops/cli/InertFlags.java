package dev.wheelhouse.ops.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * Flags of {@code helm install} that {@code helm template} takes too and that change nothing of
 * what it prints; scripts give them.
 */
final class InertFlags {
  private static final List<String> SYSTEM_LABELS =
      List.of("name", "owner", "status", "version", "createdAt", "modifiedAt");

  @Option(
      names = {
        "--atomic",
        "--create-namespace",
        "--force",
        "--hide-notes",
        "--render-subchart-notes",
        "--replace",
        "--skip-crds",
        "--wait",
        "--wait-for-jobs"
      },
      hidden = true)
  boolean[] given = {};

  @Option(names = "--description", hidden = true)
  String description;

  @Option(names = "--timeout", hidden = true, converter = GoDurationConverter.class)
  Duration timeout;

  @Option(
      names = {"-l", "--labels"},
      split = ",",
      hidden = true)
  Map<String, String> labels = new LinkedHashMap<>();

  /**
   * @throws CommandException with Helm's text
   */
  void check() {
    if (labels.keySet().stream().anyMatch(SYSTEM_LABELS::contains)) {
      throw new CommandException(
          ExitCode.FAILED,
          "user supplied labels contains system reserved label name. System labels: ["
              + String.join(" ", SYSTEM_LABELS)
              + "]");
    }
  }
}
