package dev.wheelhouse.benchmarks;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** The middle of several runs: what a busy machine disturbs least. */
public final class Median {
  private Median() {}

  /** Of the values that several calls give; the first call is not counted. */
  public static double of(int runs, Callable<Double> run) throws Exception {
    run.call();
    double[] values = new double[runs];
    for (int i = 0; i < runs; i++) {
      values[i] = run.call();
    }
    Arrays.sort(values);
    return values[runs / 2];
  }
}
