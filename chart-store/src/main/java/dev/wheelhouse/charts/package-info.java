/**
 * Where charts live: the immutable chart model and how a chart is read from a directory or an
 * archive.
 *
 * <p>The model follows Helm's {@code pkg/chart}; loading follows Helm's {@code pkg/chart/loader},
 * with limits on everything a hostile archive could blow up. May import {@code java.*}, {@code
 * dev.wheelhouse.yaml} and slf4j; nothing else of ours.
 */
package dev.wheelhouse.charts;
