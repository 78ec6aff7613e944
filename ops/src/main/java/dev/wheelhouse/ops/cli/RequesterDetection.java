package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.request.Requester;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * Who asks, as far as the environment tells: the variables of Wheelhouse first, then those of the
 * common CI servers, then the user.
 */
final class RequesterDetection {
  private RequesterDetection() {}

  static Requester detect(Console console) {
    String user = System.getProperty("user.name", "");
    return new Requester(
        first(
            console,
            user,
            "WHEELHOUSE_REQUESTER",
            "GITHUB_ACTOR",
            "GITLAB_USER_LOGIN",
            "BUILD_USER"),
        first(console, "", "WHEELHOUSE_COMMIT", "GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT"),
        first(
            console, gitHubRun(console), "WHEELHOUSE_PIPELINE_URL", "CI_PIPELINE_URL", "BUILD_URL"),
        committedAt(console));
  }

  private static Instant committedAt(Console console) {
    String text = first(console, "", "WHEELHOUSE_COMMITTED_AT", "CI_COMMIT_TIMESTAMP");
    try {
      return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new CommandException(
          ExitCode.USAGE,
          "the time of the commit (WHEELHOUSE_COMMITTED_AT, CI_COMMIT_TIMESTAMP) has the form"
              + " 2026-03-01T12:00:00Z, found \""
              + text
              + "\"",
          e);
    }
  }

  private static String gitHubRun(Console console) {
    String run = console.variable("GITHUB_RUN_ID", "");
    return run.isEmpty()
        ? ""
        : console.variable("GITHUB_SERVER_URL", "https://github.com")
            + "/"
            + console.variable("GITHUB_REPOSITORY", "")
            + "/actions/runs/"
            + run;
  }

  private static String first(Console console, String otherwise, String... variables) {
    for (String variable : variables) {
      String value = console.variable(variable, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return otherwise;
  }
}
