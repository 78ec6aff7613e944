package dev.wheelhouse.ops.audit;

import dev.wheelhouse.events.ReleaseKey;
import dev.wheelhouse.events.lifecycle.Preparation.ChartResolved;
import dev.wheelhouse.events.request.Operation;
import dev.wheelhouse.events.request.Requester;
import java.time.Instant;

/**
 * A release as it stood after one of its deployments had ended.
 *
 * @param status Helm's status word: deployed or failed
 * @param chart what was deployed; null when the log no longer tells
 * @param operation what made it so; null when the log no longer tells
 * @param requester who asked for that
 * @param since when that ended
 * @param deployment that deployment
 */
public record Standing(
    ReleaseKey key,
    int revision,
    String status,
    ChartResolved chart,
    Operation operation,
    Requester requester,
    Instant since,
    String deployment) {}
