package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Preparation.ValuesResolved;
import dev.wheelhouse.events.request.Request;
import dev.wheelhouse.events.request.ValuesReuse;
import dev.wheelhouse.events.request.ValuesSpec;
import dev.wheelhouse.worker.core.Command.ResolveValues;
import dev.wheelhouse.worker.port.ReleaseStore;
import dev.wheelhouse.worker.port.ReleaseStore.StoredRelease;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.yaml.GoJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the request again and makes the user's values of it; checks, as Helm does, that the release
 * stands as the operation needs it.
 */
public final class ResolveValuesHandler implements StepHandler<ResolveValues> {
  private final ReleaseWorkspace workspace;
  private final RequestReader requests;
  private final ValuesFromCluster sources;

  public ResolveValuesHandler(ReleaseWorkspace workspace, RequestReader requests) {
    this.workspace = workspace;
    this.requests = requests;
    this.sources = new ValuesFromCluster();
  }

  @Override
  public void handle(ResolveValues command, Deployment deployment, StepContext context)
      throws StepException {
    Request request = requests.read(deployment);
    Standings standings =
        workspace.standings(deployment, history(deployment, request), context.now());
    if (request instanceof Request.Install install) {
      resolve(deployment, install.values(), ValuesReuse.RESET, standings.forInstall(), context);
    } else if (request instanceof Request.Upgrade upgrade) {
      resolve(
          deployment,
          upgrade.values(),
          upgrade.reuse(),
          standings.forUpgrade(upgrade.install()),
          context);
    } else {
      throw StepException.terminal(
          ErrorCode.INTERNAL, "a " + request.operation().json() + " takes no values");
    }
  }

  /**
   * An install goes on when no revision was there a moment ago: one that has come since has the
   * name that the install's own revision takes.
   */
  private List<StoredRelease> history(Deployment deployment, Request request) throws StepException {
    ReleaseStore releases = workspace.releases(deployment);
    String namespace = deployment.key().namespace();
    String name = deployment.key().release();
    return request instanceof Request.Install && !releases.seen(namespace, name)
        ? List.of()
        : releases.history(namespace, name);
  }

  private void resolve(
      Deployment deployment,
      ValuesSpec spec,
      ValuesReuse reuse,
      Draft.Standing standing,
      StepContext context)
      throws StepException {
    List<String> told = new ArrayList<>();
    Map<String, Object> given =
        sources.merge(workspace.cluster(deployment), deployment.key().namespace(), spec, told::add);
    Draft draft = workspace.draft(deployment);
    ReusedValues reused = ReusedValues.of(draft.chart(), given, reuse, standing, told::add);
    draft.resolved(reused.chart(), reused.values(), standing);
    context.done(new ValuesResolved(Records.digest(GoJson.encode(reused.values())), told));
  }
}
