package dev.wheelhouse.benchmarks;

import java.util.List;

/** What {@code benchmarks/run NAME} runs. */
public interface NamedBenchmark {
  /** The name on the command line, a word in lower case. */
  String name();

  /** What is measured beside what, and the arguments if there are any; one line. */
  String about();

  /**
   * Measures. Progress goes to stderr.
   *
   * @param arguments what stood after the name
   * @throws UsageException when the arguments are wrong, or something that it needs is missing
   */
  Report run(List<String> arguments) throws Exception;
}
