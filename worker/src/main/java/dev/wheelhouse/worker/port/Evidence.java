package dev.wheelhouse.worker.port;

import dev.wheelhouse.events.plan.ResourceRef;
import java.util.List;

/** What a cluster knows about a failure; read before the objects are deleted. */
public interface Evidence {
  /** Pods that belong to the object: itself, or those it controls. */
  List<KubeObject> pods(KubeObject owner) throws StepException;

  /**
   * The last lines of a container's log.
   *
   * @param lines at most so many
   * @return empty when the container never ran
   */
  List<String> log(KubeObject pod, String container, int lines) throws StepException;

  /** Warning events about the object, oldest first, as {@code Reason: message}. */
  List<String> warnings(ResourceRef ref) throws StepException;
}
