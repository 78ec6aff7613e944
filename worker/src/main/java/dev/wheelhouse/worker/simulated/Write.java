package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.time.Instant;

/**
 * A change of one object; the unit of the state file and of the audit.
 *
 * @param verb as in {@link AuditEntry}
 * @param object its state after the write; its last state when it was removed
 * @param removed whether it is gone
 */
record Write(Instant time, String verb, String manager, KubeObject object, boolean removed) {
  static final String DEPLOYMENT = "wheelhouse.dev/deployment";

  private static final String EPOCH = "wheelhouse.dev/epoch";

  AuditEntry audit() {
    String epoch = object.annotation(EPOCH);
    return new AuditEntry(
        time,
        Long.parseLong(object.resourceVersion()),
        verb,
        manager,
        object.annotation(DEPLOYMENT),
        epoch.isEmpty() ? 0 : Long.parseLong(epoch),
        object.ref(),
        object.uid());
  }
}
