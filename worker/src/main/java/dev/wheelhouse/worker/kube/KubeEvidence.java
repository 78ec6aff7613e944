package dev.wheelhouse.worker.kube;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.kube.ApiServer.Answer;
import dev.wheelhouse.worker.port.Evidence;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.Objects;
import dev.wheelhouse.worker.port.StepException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Pods by the owner's selector, their logs, and events. */
final class KubeEvidence implements Evidence {
  private static final int LONGEST_LOG = 64 << 10;
  private static final ApiResource POD = new ApiResource("v1", "Pod", "pods", true);
  private static final ApiResource EVENT = new ApiResource("v1", "Event", "events", true);

  private final ApiServer server;
  private final Objects objects;

  KubeEvidence(ApiServer server, Objects objects) {
    this.server = server;
    this.objects = objects;
  }

  @Override
  public List<KubeObject> pods(KubeObject owner) throws StepException {
    if (owner.kind().equals("Pod")) {
      return objects.get(owner.ref()).stream().toList();
    }
    Map<String, Object> selector =
        owner.kind().equals("ReplicationController")
            ? owner.map("spec", "selector")
            : owner.map("spec", "selector", "matchLabels");
    if (selector.isEmpty()) {
      return List.of();
    }
    String path =
        ApiPaths.list(POD, owner.namespace())
            + ApiPaths.query("labelSelector", ApiPaths.selector(selector));
    String what = "listing the pods of " + owner.ref().display();
    return KubeObjects.items(server.need(what, "GET", path, null), "v1", "Pod");
  }

  @Override
  public List<String> log(KubeObject pod, String container, int lines) throws StepException {
    ResourceRef ref = new ResourceRef("v1", "Pod", pod.namespace(), pod.name());
    String path =
        ApiPaths.object(POD, ref)
            + "/log"
            + ApiPaths.query(
                "container",
                container,
                "tailLines",
                Integer.toString(lines),
                "limitBytes",
                Integer.toString(LONGEST_LOG));
    String what = "reading the log of pod " + pod.name();
    Answer answer = server.send(what, "GET", path, null);
    if (answer.code() == 400 || answer.code() == 404) {
      // the container has not run, or the pod is gone
      return List.of();
    }
    if (!answer.ok()) {
      throw ApiErrors.of(what, answer);
    }
    return answer.text().lines().toList();
  }

  @Override
  public List<String> warnings(ResourceRef ref) throws StepException {
    String fields =
        "involvedObject.kind="
            + ref.kind()
            + ",involvedObject.name="
            + ref.name()
            + ",type=Warning";
    String path =
        ApiPaths.list(EVENT, ref.namespace().isEmpty() ? "default" : ref.namespace())
            + ApiPaths.query("fieldSelector", fields);
    KubeObject list = server.need("reading the events of " + ref.display(), "GET", path, null);
    return KubeDiscovery.maps(list.list("items")).stream()
        .sorted(Comparator.comparing(KubeEvidence::time))
        .map(event -> event.text("reason").orElse("") + ": " + event.text("message").orElse(""))
        .distinct()
        .toList();
  }

  private static String time(KubeObject event) {
    return event
        .text("lastTimestamp")
        .or(() -> event.text("eventTime"))
        .or(() -> event.text("metadata", "creationTimestamp"))
        .orElse("");
  }
}
