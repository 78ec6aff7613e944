package dev.wheelhouse.ops.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command's words go, and what it may know of its surroundings; tests give it strings.
 *
 * @param out what people and programs asked for
 * @param err progress, logs and errors
 * @param terminal whether {@code err} is a terminal that can be redrawn
 * @param environment the process's environment variables
 * @param directory the directory that relative paths are relative to
 */
public record Console(
    PrintWriter out,
    PrintWriter err,
    boolean terminal,
    Map<String, String> environment,
    Path directory) {

  /** The console of this process. */
  public static Console ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Console(
        new PrintWriter(new GoTextWriter(System.out), true),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        isTerminal(environment),
        environment,
        Path.of("").toAbsolutePath());
  }

  /** CI servers set {@code CI}; https://no-color.org asks to honour {@code NO_COLOR}. */
  private static boolean isTerminal(Map<String, String> environment) {
    return isInteractive()
        && !environment.containsKey("CI")
        && !environment.containsKey("NO_COLOR")
        && !"dumb".equals(environment.get("TERM"));
  }

  /** Before Java 22 there was no console but a terminal; since then it can be asked. */
  @SuppressWarnings("SystemConsoleNull") // null still means none, and older versions know no more
  private static boolean isInteractive() {
    java.io.Console terminal = System.console();
    if (terminal == null) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(terminal);
    } catch (NoSuchMethodException olderJava) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** An environment variable, or the given text where it is not set or empty. */
  public String variable(String name, String otherwise) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
