package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.events.plan.ResourceRef;
import java.time.Instant;

/**
 * One write to a simulated cluster, for checkers.
 *
 * @param time when
 * @param resourceVersion of the object after the write; of the last state for a deletion
 * @param verb {@code create}, {@code update}, {@code apply}, {@code delete}, or {@code status} for
 *     a controller's
 * @param manager who: the field manager, or {@code controller}
 * @param deployment the object's {@code wheelhouse.dev/deployment} annotation, or empty
 * @param epoch its {@code wheelhouse.dev/epoch} annotation, or 0
 * @param resource which object
 * @param uid of the object
 */
public record AuditEntry(
    Instant time,
    long resourceVersion,
    String verb,
    String manager,
    String deployment,
    long epoch,
    ResourceRef resource,
    String uid) {}
