package dev.wheelhouse.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The middle of several runs: what a busy machine disturbs least. */
public final class Median {
  private Median() {}

  /** Of the values that several calls give; the first call is not counted. */
  public static double of(int runs, Callable<Double> run) throws Exception {
    run.call();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      values.add(run.call());
    }
    return of(values);
  }

  /** Of an odd number of values. */
  public static double of(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
