package dev.wheelhouse.ops.cli;

import dev.wheelhouse.gotpl.engine.Templates;
import dev.wheelhouse.gotpl.func.FunctionMap;
import dev.wheelhouse.gotpl.sprig.SprigFunctions;
import dev.wheelhouse.gotpl.value.GoError;
import java.util.List;
import picocli.CommandLine.Option;

/** What a release that is only rendered is called (Helm's {@code Install.NameAndChart}). */
final class ReleaseNameFlags {
  static final String DEFAULT_NAME = "release-name";
  private static final String TEMPLATE = "name-template";

  @Option(
      names = {"-g", "--generate-name"},
      description = "Refuse a NAME; without one it is " + DEFAULT_NAME + ", as in Helm.")
  boolean generateName;

  @Option(
      names = "--name-template",
      paramLabel = "TEMPLATE",
      description = "Template of the name, with Sprig's functions: 'shop-{{ env \"STAGE\" }}'.")
  String nameTemplate = "";

  /**
   * The name of the release.
   *
   * @param arguments the name, if there is one, and the chart
   * @throws CommandException with Helm's text when the flags contradict the arguments or the
   *     template fails
   */
  String resolve(Console console, List<String> arguments) {
    if (arguments.size() > 2) {
      throw failed(
          "expected at most two arguments, unexpected arguments: "
              + String.join(", ", arguments.subList(2, arguments.size())));
    }
    if (arguments.size() == 2) {
      if (generateName) {
        throw failed("cannot set --generate-name and also specify a name");
      }
      if (!nameTemplate.isEmpty()) {
        throw failed("cannot set --name-template and also specify a name");
      }
      return arguments.get(0);
    }
    return nameTemplate.isEmpty() ? DEFAULT_NAME : rendered(console);
  }

  private String rendered(Console console) {
    FunctionMap functions =
        SprigFunctions.functions()
            .with(SprigFunctions.environment(name -> console.variable(name, "")))
            .with(SprigFunctions.network(HostLookup::address));
    try {
      return Templates.named(TEMPLATE, functions)
          .with(TEMPLATE, nameTemplate)
          .execute(TEMPLATE, null);
    } catch (GoError e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
  }

  private static CommandException failed(String message) {
    return new CommandException(ExitCode.FAILED, message);
  }
}
