package dev.wheelhouse.events.request;

import java.time.Instant;

/**
 * Who asked, as far as the client says; comes back in every event that tells of the request.
 *
 * @param name a person or a service
 * @param commit the source revision that is being deployed
 * @param pipelineUrl where the pipeline run can be seen
 * @param committedAt when that source revision was made; null when unknown
 */
public record Requester(String name, String commit, String pipelineUrl, Instant committedAt) {
  public static final Requester UNKNOWN = new Requester("", "", "");

  /** One whose commit's time is unknown. */
  public Requester(String name, String commit, String pipelineUrl) {
    this(name, commit, pipelineUrl, null);
  }

  public Requester {
    name = name == null ? "" : name;
    commit = commit == null ? "" : commit;
    pipelineUrl = pipelineUrl == null ? "" : pipelineUrl;
  }
}
