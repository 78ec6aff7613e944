package dev.wheelhouse.charts;

/**
 * How much a chart may hold before it is refused.
 *
 * @param totalBytes all files together, those of nested archives included
 * @param fileBytes one file
 * @param files number of files, those of nested archives included
 * @param pathDepth segments of a path
 * @param subchartDepth levels of subcharts below the root
 */
public record ChartLimits(
    long totalBytes, long fileBytes, int files, int pathDepth, int subchartDepth) {
  /** Helm's limits for bytes (100 MiB in all, 5 MiB a file), and generous ones for the rest. */
  public static final ChartLimits DEFAULT =
      new ChartLimits(100L * 1024 * 1024, 5L * 1024 * 1024, 20_000, 32, 16);
}
