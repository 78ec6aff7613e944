package dev.wheelhouse.events.lifecycle;

import dev.wheelhouse.events.plan.Plan;
import dev.wheelhouse.events.plan.PlannedChange;
import java.util.List;

/** From a chart reference to a recorded revision; nothing of the release is touched before. */
public sealed interface Preparation extends LifecycleEvent {

  /**
   * The chart is at hand and is this one.
   *
   * @param reference as the request names it
   * @param name from Chart.yaml
   * @param version from Chart.yaml
   * @param appVersion from Chart.yaml, or empty
   * @param digest {@code sha256:...} of the archive, or of the directory's files
   */
  record ChartResolved(
      String reference, String name, String version, String appVersion, String digest)
      implements Preparation {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * The user's values are known.
   *
   * @param digest {@code sha256:...} of their canonical JSON
   * @param sources where they came from, without content: {@code request}, {@code Secret/name},
   *     {@code revision 3}
   */
  record ValuesResolved(String digest, List<String> sources) implements Preparation {
    public ValuesResolved {
      sources = List.copyOf(sources);
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * The chart is rendered.
   *
   * @param engine {@code gotpl} or {@code mvel}
   * @param resources number of objects without hooks
   * @param hooks number of hooks
   * @param digest {@code sha256:...} of manifest and hooks
   * @param warnings what the renderer noticed
   */
  record ManifestRendered(
      String engine, int resources, int hooks, String digest, List<String> warnings)
      implements Preparation {
    public ManifestRendered {
      warnings = List.copyOf(warnings);
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * It is known what will be done.
   *
   * @param digest {@code sha256:...} of the plan and of the manifest it applies
   * @param plan what will be done
   * @param manifestDigest digest of the manifest and hooks that the plan applies
   * @param changes what the API server says would become of each object; empty unless asked for
   */
  record PlanComputed(String digest, Plan plan, String manifestDigest, List<PlannedChange> changes)
      implements Preparation {
    public PlanComputed {
      changes = changes == null ? List.of() : List.copyOf(changes);
    }

    /** The API server was not asked. */
    public PlanComputed(String digest, Plan plan, String manifestDigest) {
      this(digest, plan, manifestDigest, List.of());
    }

    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** The deployment waits for an approve or deny request. */
  record ApprovalRequested(String planDigest) implements Preparation {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** Somebody approved the plan. */
  record ApprovalGranted(String planDigest, String by) implements Preparation {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /** Somebody denied the plan; the deployment fails. */
  record ApprovalDenied(String by, String reason) implements Preparation {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }

  /**
   * The release Secret is written; from here on a resume uses what it holds.
   *
   * @param revision the revision
   * @param status Helm's status word, for example {@code pending-install}
   * @param secret name of the release Secret
   */
  record RevisionRecorded(int revision, String status, String secret) implements Preparation {
    @Override
    public <R> R accept(LifecycleVisitor<R> visitor) {
      return visitor.on(this);
    }
  }
}
