package dev.wheelhouse.ops.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * One command, run in this process.
 *
 * @param exitCode what the process would end with
 * @param out standard output
 * @param err standard error
 */
public record CommandRun(int exitCode, String out, String err) {

  /** A command in the directory of this process. */
  public static CommandRun of(String... arguments) {
    return in(Path.of("").toAbsolutePath(), Map.of(), arguments);
  }

  /** A command in another directory, with these environment variables and no others. */
  public static CommandRun in(
      Path directory, Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(err), false, environment, directory);
    int exitCode = Wheelhouse.run(console, arguments);
    console.out().flush();
    console.err().flush();
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
