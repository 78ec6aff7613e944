package dev.wheelhouse.ops.cdevents;

import dev.wheelhouse.events.lifecycle.End;
import dev.wheelhouse.events.lifecycle.Event;
import dev.wheelhouse.events.lifecycle.Intake.RequestAccepted;
import dev.wheelhouse.events.lifecycle.Preparation.PlanComputed;
import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.request.Requester;
import dev.wheelhouse.ops.audit.Audit;
import dev.wheelhouse.ops.audit.Standing;
import dev.wheelhouse.ops.cdevents.CdEvent.Kind;
import dev.wheelhouse.ops.consume.Fold;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns outcomes into CDEvents. What failed and was left as it is, gives none: CDEvents tell what
 * became of services. Which chart a rollback brings back, only the whole log tells.
 */
final class CdEventFold implements Fold<CdEvent> {
  private final Audit audit = new Audit(Instant.MAX);
  private final Set<String> installs = new HashSet<>();
  private final Map<String, Requester> requesters = new HashMap<>();

  @Override
  public Optional<CdEvent> on(Event event) {
    if (event.data() instanceof PlanComputed computed
        && computed.plan().action() == Plan.Action.INSTALL) {
      installs.add(event.deployment());
    }
    if (event.data() instanceof RequestAccepted accepted) {
      requesters.put(event.deployment(), accepted.requester());
    }
    audit.on(event);
    if (!(event.data() instanceof End end)) {
      return Optional.empty();
    }
    Requester requester = requesters.remove(event.deployment());
    boolean install = installs.remove(event.deployment());
    return kind(end, install)
        .map(kind -> cdEvent(kind, event, requester == null ? Requester.UNKNOWN : requester));
  }

  private static Optional<Kind> kind(End end, boolean install) {
    if (end instanceof End.ReleaseDeployed) {
      return Optional.of(install ? Kind.DEPLOYED : Kind.UPGRADED);
    }
    if (end instanceof End.ReleaseRolledBack) {
      return Optional.of(Kind.ROLLEDBACK);
    }
    if (end instanceof End.ReleaseUninstalled) {
      return Optional.of(Kind.REMOVED);
    }
    boolean undone =
        end instanceof End.ReleaseFailed failed
            && failed.remediation() == End.ReleaseFailed.Remediation.ROLLED_BACK;
    return undone ? Optional.of(Kind.ROLLEDBACK) : Optional.empty();
  }

  private CdEvent cdEvent(Kind kind, Event event, Requester requester) {
    if (event.data() instanceof End.ReleaseUninstalled uninstalled) {
      return new CdEvent(kind, event, uninstalled.revision(), null, requester);
    }
    Standing now = audit.standing(event.key()).orElseThrow();
    return new CdEvent(kind, event, now.revision(), now.chart(), requester);
  }
}
