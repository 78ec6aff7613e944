package dev.wheelhouse.ops.cli;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which releases {@code list} shows, and in which order: Helm's flags, with Helm's defaults. */
final class ListFlags {
  @Option(
      names = {"-a", "--all"},
      description = "Releases in every state.")
  boolean all;

  @Option(names = "--deployed", description = "Deployed ones; the default, with --failed.")
  boolean deployed;

  @Option(names = "--failed", description = "Failed ones.")
  boolean failed;

  @Option(names = "--pending", description = "Those that are installed, upgraded or rolled back.")
  boolean pending;

  @Option(names = "--uninstalled", description = "Uninstalled ones whose history is kept.")
  boolean uninstalled;

  @Option(names = "--uninstalling", description = "Those that are uninstalled.")
  boolean uninstalling;

  @Option(
      names = {"-f", "--filter"},
      paramLabel = "REGEX",
      description = "Only releases whose name it matches somewhere (RE2, as in Go).")
  String filter = "";

  @Option(
      names = {"-d", "--date"},
      description = "Sort by the time of the last change, not by name.")
  boolean byDate;

  @Option(
      names = {"-r", "--reverse"},
      description = "Reverse the order.")
  boolean reverse;

  @Option(
      names = {"-m", "--max"},
      paramLabel = "N",
      defaultValue = "256",
      description = "Show at most so many; 0: all (default: ${DEFAULT-VALUE}).")
  int max;

  @Option(
      names = "--offset",
      paramLabel = "N",
      defaultValue = "0",
      description = "Leave out the first N.")
  int offset;

  private Pattern pattern;

  /**
   * Finds what is wrong with the flags before anybody is asked.
   *
   * @throws CommandException when the filter is no regular expression
   */
  void check() {
    try {
      pattern = Pattern.compile(filter);
    } catch (PatternSyntaxException e) {
      throw new CommandException(
          ExitCode.USAGE, "--filter: " + e.getMessage() + "; expected a regular expression of RE2");
    }
  }

  /** Those that are asked for, in order. */
  List<ReleaseLine> pick(List<ReleaseLine> releases) {
    Set<String> states = states();
    Comparator<ReleaseLine> order =
        byDate
            ? Comparator.comparing(ReleaseLine::updated)
            : Comparator.comparing(release -> release.key().release());
    return releases.stream()
        .filter(release -> all || states.contains(release.status()))
        .filter(release -> pattern.matcher(release.key().release()).find())
        .sorted(reverse ? order.reversed() : order)
        .skip(Math.max(0, offset))
        .limit(max > 0 ? max : Long.MAX_VALUE)
        .toList();
  }

  private Set<String> states() {
    Set<String> states = new LinkedHashSet<>();
    if (deployed) {
      states.add("deployed");
    }
    if (failed) {
      states.add("failed");
    }
    if (pending) {
      states.addAll(List.of("pending-install", "pending-upgrade", "pending-rollback"));
    }
    if (uninstalled) {
      states.add("uninstalled");
    }
    if (uninstalling) {
      states.add("uninstalling");
    }
    return states.isEmpty() ? Set.of("deployed", "failed") : states;
  }
}
