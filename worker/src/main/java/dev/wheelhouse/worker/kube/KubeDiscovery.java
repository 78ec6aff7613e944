package dev.wheelhouse.worker.kube;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.worker.kube.ApiServer.Answer;
import dev.wheelhouse.worker.port.Discovery;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the API server serves, asked once and kept. A kind that is not known is asked for again, at
 * most every few seconds: a definition may have been added by others. Thread-safe.
 */
final class KubeDiscovery implements Discovery {
  private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

  private final ApiServer server;
  private final Map<String, Served> byGroupVersion = new ConcurrentHashMap<>();
  private volatile String version = "";
  private volatile Set<String> apiVersions = Set.of();

  /** The kinds of one group version. */
  private record Served(Map<String, ApiResource> kinds, Set<String> names, long readAt) {
    boolean isFresh() {
      return System.nanoTime() - readAt < FRESH_NANOS;
    }
  }

  KubeDiscovery(ApiServer server) {
    this.server = server;
  }

  @Override
  public String kubeVersion() throws StepException {
    String known = version;
    if (known.isEmpty()) {
      known =
          server
              .need("reading the API server's version", "GET", "/version", null)
              .text("gitVersion")
              .orElse("");
      version = known;
    }
    return known;
  }

  @Override
  public Set<String> apiVersions() throws StepException {
    Set<String> known = apiVersions;
    if (known.isEmpty()) {
      known = readApiVersions();
      apiVersions = known;
    }
    return known;
  }

  private Set<String> readApiVersions() throws StepException {
    Set<String> all = new TreeSet<>();
    for (String groupVersion : groupVersions()) {
      all.add(groupVersion);
      served(groupVersion).names().forEach(kind -> all.add(groupVersion + "/" + kind));
    }
    return Set.copyOf(all);
  }

  private List<String> groupVersions() throws StepException {
    List<String> versions = new ArrayList<>(List.of("v1"));
    KubeObject groups = server.need("reading the API groups", "GET", "/apis", null);
    for (KubeObject group : maps(groups.list("groups"))) {
      for (KubeObject each : maps(group.list("versions"))) {
        each.text("groupVersion").ifPresent(versions::add);
      }
    }
    return versions;
  }

  @Override
  public boolean namespaced(String apiVersion, String kind) throws StepException {
    return resource(apiVersion, kind).namespaced();
  }

  /**
   * @throws StepException RESOURCE_INVALID when the cluster does not know the kind
   */
  ApiResource resource(String apiVersion, String kind) throws StepException {
    Served served = served(apiVersion);
    if (!served.kinds().containsKey(kind) && !served.isFresh()) {
      byGroupVersion.remove(apiVersion, served);
      served = served(apiVersion);
    }
    ApiResource resource = served.kinds().get(kind);
    if (resource == null) {
      throw StepException.terminal(
          ErrorCode.RESOURCE_INVALID,
          "no matches for kind \""
              + kind
              + "\" in version \""
              + apiVersion
              + "\": ensure CRDs are installed first");
    }
    return resource;
  }

  private Served served(String apiVersion) throws StepException {
    Served known = byGroupVersion.get(apiVersion);
    if (known == null) {
      known = read(apiVersion);
      byGroupVersion.put(apiVersion, known);
    }
    return known;
  }

  private Served read(String apiVersion) throws StepException {
    String what = "reading the kinds of " + apiVersion;
    Answer answer = server.send(what, "GET", ApiPaths.groupVersion(apiVersion), null);
    if (answer.code() == 404 || answer.code() == 503) {
      // unknown, or served by an aggregated API that is away: as kubectl, go on without
      return new Served(Map.of(), Set.of(), System.nanoTime());
    }
    if (!answer.ok()) {
      throw ApiErrors.of(what, answer);
    }
    Map<String, ApiResource> kinds = new ConcurrentHashMap<>();
    Set<String> names = new TreeSet<>();
    for (KubeObject each : maps(answer.object().list("resources"))) {
      String kind = each.text("kind").orElse("");
      String plural = each.text("name").orElse("");
      names.add(kind);
      if (!plural.contains("/")) {
        boolean namespaced = each.at("namespaced").map(Boolean.TRUE::equals).orElse(false);
        kinds.putIfAbsent(kind, new ApiResource(apiVersion, kind, plural, namespaced));
      }
    }
    return new Served(kinds, names, System.nanoTime());
  }

  @SuppressWarnings("unchecked")
  static List<KubeObject> maps(List<Object> list) {
    return list.stream()
        .filter(Map.class::isInstance)
        .map(item -> new KubeObject((Map<String, Object>) item))
        .toList();
  }

  @Override
  public void refresh() {
    byGroupVersion.clear();
    apiVersions = Set.of();
  }
}
