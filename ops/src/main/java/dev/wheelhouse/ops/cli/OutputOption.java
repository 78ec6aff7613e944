package dev.wheelhouse.ops.cli;

import picocli.CommandLine.Option;

/** The form in which a command that shows something prints it. */
final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or yaml (default: ${DEFAULT-VALUE}).")
  OutputFormat format;

  boolean isTable() {
    return format == OutputFormat.TABLE;
  }

  /** The tree as JSON or YAML. */
  String document(Object tree) {
    return format.document(tree);
  }
}
