package dev.wheelhouse.events;

/** Why a request was rejected or a deployment failed, and what a person does about it. */
public enum ErrorCode {
  MALFORMED_REQUEST("Correct the request; `wheelhouse request validate FILE` checks it."),
  RELEASE_BUSY("Wait for the running deployment, or send onBusy: queue or supersede."),
  UNKNOWN_CLUSTER("Use a cluster name that the workers serve, or start a worker for it."),
  NOTHING_TO_CANCEL("Nothing to do: no deployment of this release is running or queued."),
  NO_APPROVAL_PENDING("Look at the deployment's events: it does not wait for an approval."),
  PLAN_CHANGED("Approve the plan digest of the newest ApprovalRequested event."),
  CHART_NOT_FOUND("Check the chart reference, its repository and its version."),
  CHART_INVALID("Correct the chart; `wheelhouse lint CHART` shows what is wrong."),
  CHART_DIGEST_MISMATCH("The chart is not the one that was asked for: pin the right digest."),
  CHART_NOT_ALLOWED("Use a chart that the worker's --allow-chart flags allow, or widen them."),
  CHART_UNAVAILABLE("Check the repository, the worker's way to it, and its credentials there."),
  VALUES_INVALID("Correct the values; the message names the key."),
  VALUES_SOURCE_MISSING(
      "Create the Secret or ConfigMap that valuesFrom names, or mark it optional."),
  RENDER_FAILED("Correct the template or the values at the place the message names."),
  KUBE_VERSION_UNSUPPORTED("Use a chart version made for this cluster's Kubernetes version."),
  RELEASE_EXISTS("Choose another name, or use upgrade (upgrade --install does either)."),
  RELEASE_NOT_FOUND("Check name and namespace, or use upgrade --install."),
  RELEASE_NOT_DEPLOYED("The release has no deployed revision to work on; see history."),
  REVISION_NOT_FOUND("Choose a revision that `wheelhouse history NAME` lists."),
  RELEASE_LOCKED("Another client works on the release, or died while it did; see status."),
  RELEASE_TOO_LARGE(
      "Make the chart or its values smaller, or split it; the message says what is too large."),
  RESOURCE_CONFLICT("Another owner has the object: rename it, remove it, or use --take-ownership."),
  RESOURCE_INVALID("Correct the manifest: the API server refuses it for the reason given."),
  NAMESPACE_NOT_FOUND("Create the namespace, or use --create-namespace."),
  FORBIDDEN("Give the worker's service account the right that the message names."),
  HOOK_FAILED("Read the hook's log lines in the HookFailed event, correct it and deploy again."),
  HOOK_TIMEOUT("Raise hookTimeout, or find out why the hook does not end."),
  HOOK_CONFLICT("Remove the object of that name, or give the hook before-hook-creation."),
  READINESS_TIMEOUT("See who blocks in the last ReadinessProgressed event, or raise timeout."),
  READINESS_FAILED("The named object cannot become ready: correct it and deploy again."),
  DEADLINE_EXCEEDED("Raise timeout, or find out what takes so long in the deployment's events."),
  APPROVAL_DENIED("Talk to who denied it, and send a new request."),
  CANCELLED("Nothing to do: it was cancelled on request."),
  SUPERSEDED("Nothing to do: a newer request took its place."),
  CLUSTER_UNREACHABLE("Check the API server and the worker's kubeconfig."),
  KAFKA_UNREACHABLE("Check the brokers, and that the worker may read the requests topic."),
  INTERNAL("This is a defect of Wheelhouse: report it with the deployment's events.");

  private final String hint;

  ErrorCode(String hint) {
    this.hint = hint;
  }

  /** What to do next, a sentence. */
  public String hint() {
    return hint;
  }
}
