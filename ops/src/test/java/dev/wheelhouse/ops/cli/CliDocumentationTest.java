package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Holds docs/cli.md against the commands. {@code mvn -pl ops -am test -Dtest=CliDocumentationTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dwheelhouse.docs.update} writes it anew.
 */
class CliDocumentationTest {
  private static final String COMMON = "\nOptions of every command:\n";

  private static final String HEAD =
      """
      # The command line

      `./wheelhouse` at the root of the repository builds what is missing and runs the program. Names, short forms and
      defaults are Helm's wherever Helm has the thing. What people and programs ask for goes to standard output; progress,
      logs and errors go to standard error. On a terminal progress is in colours above a line that moves; elsewhere, or with
      `CI`, `NO_COLOR` or `--no-color`, each step is one plain line.

      This page is written by `CliDocumentationTest` from the commands themselves.

      ## Exit statuses

      | status | meaning |
      |---|---|
      | 0 | the outcome asked for |
      | 1 | the deployment failed, was cancelled or superseded; or the command could not do its work |
      | 2 | wrong usage |
      | 3 | the request was rejected |
      | 4 | no answer in `--timeout`; the deployment goes on, its id is printed |
      | 5 | Kafka or the cluster cannot be reached |
      | 130 | Ctrl-C; a deployment that was followed goes on |

      On failure the last lines on standard error are the code and the step, the reason, the last log lines of the hook or
      who is not ready, and what to do next.

      ## Who asked

      Requests carry who asked, the commit, when it was made and the URL of the pipeline run, and every deployment's first
      event repeats them. They are taken from `WHEELHOUSE_REQUESTER`, `WHEELHOUSE_COMMIT`, `WHEELHOUSE_COMMITTED_AT` and
      `WHEELHOUSE_PIPELINE_URL`, else from the variables of GitHub Actions, GitLab CI and Jenkins, else the user's name is
      sent. `TRACEPARENT` (W3C trace context) travels on.

      """;

  @Test
  void docsCliTellsWhatTheCommandsAre() throws Exception {
    Path file = Path.of("../docs/cli.md");
    String written = document();
    if (System.getProperty("wheelhouse.docs.update") != null) {
      Files.writeString(file, written);
    }

    assertThat(file).content().isEqualTo(written);
  }

  private static String document() {
    Console console =
        new Console(
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false,
            Map.of(),
            Path.of("").toAbsolutePath());
    CommandLine root = Wheelhouse.commandLine(console);
    StringBuilder text = new StringBuilder(HEAD);
    text.append("## Options of every command\n\n```\n")
        .append(common(root))
        .append("```\n\n## Commands\n\n");
    Map<String, CommandLine> commands = new LinkedHashMap<>();
    collect(root, commands);
    commands.forEach(
        (name, command) ->
            text.append("### ")
                .append(name)
                .append("\n\n```\n")
                .append(own(command))
                .append("```\n\n"));
    return text.toString().stripTrailing() + "\n";
  }

  private static void collect(CommandLine parent, Map<String, CommandLine> commands) {
    for (CommandLine command : parent.getSubcommands().values()) {
      if (!command.getCommandSpec().usageMessage().hidden()) {
        commands.put(command.getCommandSpec().qualifiedName(), command);
        collect(command, commands);
      }
    }
  }

  private static String common(CommandLine root) {
    String usage = root.getUsageMessage();
    return usage.substring(usage.indexOf(COMMON) + COMMON.length());
  }

  private static String own(CommandLine command) {
    String usage = command.getUsageMessage();
    return usage.substring(0, usage.indexOf(COMMON));
  }
}
