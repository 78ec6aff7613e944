package dev.wheelhouse.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for every command, also for those to come. */
class CommandTreeTest {
  private static final Path TESTS = Path.of("src/test/java/dev/wheelhouse/ops/cli");

  /** Where the output and the exit statuses of each command are tested. */
  private static final Map<String, String> TESTED_BY = new TreeMap<>();

  static {
    tested("DemoCommandTest", "demo");
    tested("LogCommandsTest", "install", "watch", "events", "replay", "check-history");
    tested("LogCommandsTest", "list", "status", "history", "audit", "doctor", "dora");
    tested("EndToEndTest", "upgrade", "rollback", "uninstall", "cancel", "test");
    tested("EndToEndTest", "approve", "deny", "request publish");
    tested("StoredReleasesTest", "get");
    tested("UsageTest", "request", "request validate", "completion", "version");
    tested("TemplateCommandTest", "template");
    tested("StoreCommandsTest", "repo", "repo add", "repo list", "repo update");
    tested("StoreCommandsTest", "repo remove", "repo index", "search", "search repo", "show");
    tested("StoreCommandsTest", "dependency", "dependency list", "dependency update");
    tested("CreateCommandTest", "create");
    tested("StoreCommandsTest", "package", "pull", "verify");
    tested("ChartCommandsTest", "lint", "dependency build", "push");
    tested("../serve/ServeKilledTest", "serve");
    tested("PipelineTest", "gateway", "kafka", "worker", "metrics");
    tested("ConsumerCommandsTest", "notify", "cdevents", "traces");
  }

  private static void tested(String by, String... commands) {
    for (String command : commands) {
      TESTED_BY.put(command, by);
    }
  }

  /** One tree for all cases: to make it takes longer than a case does. */
  private static final StringWriter OUT = new StringWriter();

  private static final StringWriter ERR = new StringWriter();
  private static final CommandLine ROOT =
      Wheelhouse.commandLine(
          new Console(
              new PrintWriter(OUT),
              new PrintWriter(ERR),
              false,
              Map.of(),
              Path.of("").toAbsolutePath()));

  private static CommandRun run(String line) {
    OUT.getBuffer().setLength(0);
    ERR.getBuffer().setLength(0);
    int exitCode = ROOT.execute(line.split(" "));
    ROOT.getOut().flush();
    ROOT.getErr().flush();
    return new CommandRun(exitCode, OUT.toString(), ERR.toString());
  }

  /** All commands but hidden ones, the subcommands too; without the program's name. */
  static Stream<String> commands() {
    return all(ROOT).stream().map(CommandTreeTest::name);
  }

  private static List<CommandLine> all(CommandLine parent) {
    List<CommandLine> found = new ArrayList<>();
    for (CommandLine line : new ArrayList<>(parent.getSubcommands().values())) {
      if (!line.getCommandSpec().usageMessage().hidden() && !found.contains(line)) {
        found.add(line);
        found.addAll(all(line));
      }
    }
    return found;
  }

  private static String name(CommandLine line) {
    return line.getCommandSpec().qualifiedName().substring("wheelhouse ".length());
  }

  private static CommandSpec spec(String command) {
    return all(ROOT).stream()
        .filter(line -> name(line).equals(command))
        .findFirst()
        .orElseThrow()
        .getCommandSpec();
  }

  private static List<OptionSpec> ownOptions(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> !option.hidden() && !option.inherited())
        .filter(option -> option.longestName().startsWith("--"))
        .toList();
  }

  @Test
  void everyCommandHasATestOfItsOutputAndExitStatuses() {
    assertThat(new TreeSet<>(TESTED_BY.keySet())).isEqualTo(new TreeSet<>(commands().toList()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theTestRunsTheCommand(String command) throws Exception {
    String source = Files.readString(TESTS.resolve(TESTED_BY.get(command) + ".java"));

    assertThat(source).containsPattern('"' + command.replace(" ", "(\", \"| )") + "[\" ]");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpIsComplete(String command) {
    CommandSpec spec = spec(command);

    CommandRun run = run(command + " --help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: wheelhouse " + command);
    assertThat(String.join("", spec.usageMessage().description())).isNotBlank();
    for (ArgSpec argument : spec.args().stream().filter(each -> !each.hidden()).toList()) {
      assertThat(String.join("", argument.description()))
          .as("the description of %s of %s", argument.paramLabel(), command)
          .isNotBlank();
    }
    for (OptionSpec option : ownOptions(spec)) {
      assertThat(run.out()).contains(option.longestName());
    }
    spec.subcommands().keySet().forEach(name -> assertThat(run.out()).contains(name));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownFlagSuggestsTheNearOne(String command) {
    List<OptionSpec> own = ownOptions(spec(command));
    String right = own.isEmpty() ? "--kubeconfig" : own.get(0).longestName();
    String wrong = right + "q";

    CommandRun run = run(command + needed(command) + " " + wrong);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Unknown option: '" + wrong + "'").contains(right);
  }

  /** Words for the arguments that a command does not do without. */
  private static String needed(String command) {
    Map<String, String> words = Map.of("SHELL", "bash", "WHAT", "chart", "PART", "values");
    return spec(command).args().stream()
        .filter(ArgSpec::required)
        .map(
            argument ->
                argument instanceof OptionSpec option
                    ? " " + option.longestName() + "=1h"
                    : " " + words.getOrDefault(argument.paramLabel().replaceAll("\\W", ""), "x"))
        .collect(Collectors.joining());
  }

  @Test
  void anUnknownSubcommandSuggestsTheNearOne() {
    CommandRun run = run("repo updat");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("repo update");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void theShellCompletesEveryCommand(String shell) {
    String script = run("completion " + shell).out();

    assertThat(commands().map(command -> command.substring(command.lastIndexOf(' ') + 1)))
        .allSatisfy(word -> assertThat(script).contains(word));
  }
}
