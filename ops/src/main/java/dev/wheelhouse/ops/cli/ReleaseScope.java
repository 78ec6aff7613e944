package dev.wheelhouse.ops.cli;

import dev.wheelhouse.events.ReleaseKey;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The releases that a command without a release is about: those of {@code --namespace} and {@code
 * --cluster} where they are given, else all.
 */
record ReleaseScope(CommandSpec spec, CommonOptions common) implements Predicate<ReleaseKey> {
  @Override
  public boolean test(ReleaseKey key) {
    return (!given("--namespace") || key.namespace().equals(common.namespace))
        && (!given("--cluster") || key.cluster().equals(common.cluster));
  }

  private boolean given(String option) {
    return spec.root().commandLine().getParseResult().hasMatchedOption(option)
        || spec.commandLine().getParseResult().hasMatchedOption(option);
  }
}
