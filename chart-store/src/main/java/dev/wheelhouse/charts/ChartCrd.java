package dev.wheelhouse.charts;

/**
 * A file of a chart's {@code crds/} directory.
 *
 * @param fileName path below the root chart, for example {@code parent/charts/sub/crds/a.yaml}
 * @param file the file, its name relative to its own chart
 */
public record ChartCrd(String fileName, ChartFile file) {}
