package dev.wheelhouse.events.request;

/**
 * Who asked, as far as the client says; comes back in every event that tells of the request.
 *
 * @param name a person or a service
 * @param commit the source revision that is being deployed
 * @param pipelineUrl where the pipeline run can be seen
 */
public record Requester(String name, String commit, String pipelineUrl) {
  public static final Requester UNKNOWN = new Requester("", "", "");

  public Requester {
    name = name == null ? "" : name;
    commit = commit == null ? "" : commit;
    pipelineUrl = pipelineUrl == null ? "" : pipelineUrl;
  }
}
