package dev.wheelhouse.ops.follow;

import java.time.Instant;

/**
 * One revision of a release, as {@code helm history} shows it.
 *
 * @param revision its number
 * @param updated when its deployment ended, or the time of its latest event
 * @param status Helm's status word
 * @param chart name and version; empty when the log does not tell
 * @param appVersion of the chart, or empty
 * @param description as Helm describes it
 * @param deployment whose events tell of it
 */
public record Revision(
    int revision,
    Instant updated,
    String status,
    String chart,
    String appVersion,
    String description,
    String deployment) {}
