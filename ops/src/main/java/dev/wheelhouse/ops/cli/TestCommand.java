package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.request.Options;
import dev.wheelhouse.events.request.Request;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a release's test hooks. */
@Command(name = "test", description = "Run the tests of a release and follow them to their end.")
final class TestCommand extends DeployCommand {
  @Option(
      names = "--filter",
      paramLabel = "NAME",
      split = ",",
      description = "Only tests of this name: name=x, or !name=x for all but this.")
  List<String> filters = new ArrayList<>();

  TestCommand(Console console, CommonOptions common) {
    super(console, common);
  }

  @Override
  Request request(Request.Header header) {
    return new Request.Test(header, filters, options(null, null, Options.DEFAULTS.maxHistory()));
  }
}
