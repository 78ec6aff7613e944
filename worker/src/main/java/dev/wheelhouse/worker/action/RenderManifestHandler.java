package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.fold.Deployment;
import dev.wheelhouse.events.lifecycle.Preparation.ManifestRendered;
import dev.wheelhouse.render.ReleaseInfo;
import dev.wheelhouse.render.RenderException;
import dev.wheelhouse.render.RenderOptions;
import dev.wheelhouse.render.RenderRequest;
import dev.wheelhouse.render.RenderedRelease;
import dev.wheelhouse.render.Renderer;
import dev.wheelhouse.worker.core.Command.RenderManifest;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.ReleaseRecord;
import dev.wheelhouse.worker.port.StepException;

/** Renders the chart with what the cluster is and can. */
public final class RenderManifestHandler implements StepHandler<RenderManifest> {
  private final ReleaseWorkspace workspace;
  private final Renderer renderer;

  public RenderManifestHandler(ReleaseWorkspace workspace, Renderer renderer) {
    this.workspace = workspace;
    this.renderer = renderer;
  }

  @Override
  public void handle(RenderManifest command, Deployment deployment, StepContext context)
      throws StepException {
    Draft draft = workspace.draft(deployment);
    Draft.Standing standing = draft.standing();
    RenderedRelease rendered = render(deployment, draft);
    ReleaseRecord record =
        Records.rendered(deployment, draft.values(), standing, rendered, context.now());
    draft.rendered(rendered, record);
    String engine = draft.chart().metadata().engine();
    context.done(
        new ManifestRendered(
            engine.isEmpty() ? "gotpl" : engine,
            rendered.manifests().size(),
            rendered.hooks().size(),
            Records.digest(record),
            rendered.warnings()));
  }

  private RenderedRelease render(Deployment deployment, Draft draft) throws StepException {
    Cluster cluster = workspace.cluster(deployment);
    Draft.Standing standing = draft.standing();
    ReleaseInfo release =
        new ReleaseInfo(
            deployment.key().release(),
            deployment.key().namespace(),
            // templates of an install see revision 1, also where a kept history makes it a later
            // one
            standing.install() ? 1 : standing.next(),
            standing.install(),
            !standing.install());
    RenderOptions options = RenderOptions.DEFAULT.withLookup(new ClusterLookup(cluster.objects()));
    try {
      return renderer.render(
          new RenderRequest(
              draft.chart(),
              draft.values(),
              release,
              ClusterRender.capabilities(cluster.discovery()),
              options));
    } catch (RenderException e) {
      throw StepException.terminal(code(e), e.getMessage(), e);
    }
  }

  private static ErrorCode code(RenderException e) {
    return switch (e.code()) {
      case VALUES_INVALID, VALUES_TYPE_MISMATCH, SCHEMA_VIOLATED -> ErrorCode.VALUES_INVALID;
      case RELEASE_NAME_INVALID -> ErrorCode.MALFORMED_REQUEST;
      case KUBE_VERSION_INVALID, KUBE_VERSION_INCOMPATIBLE -> ErrorCode.KUBE_VERSION_UNSUPPORTED;
      case CHART_NOT_INSTALLABLE, DEPENDENCIES_MISSING, ENGINE_UNKNOWN, TEMPLATE_MALFORMED ->
          ErrorCode.CHART_INVALID;
      case TEMPLATE_FAILED,
          TEMPLATE_REFUSED,
          MANIFEST_MALFORMED,
          TEMPLATE_NOT_FOUND,
          BUDGET_EXCEEDED,
          INTERRUPTED ->
          ErrorCode.RENDER_FAILED;
    };
  }
}
