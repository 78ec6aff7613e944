package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.worker.port.Evidence;
import dev.wheelhouse.worker.port.KubeObject;
import java.util.List;
import java.util.Optional;

/** Pods, their annotated logs, and the warnings that the controllers recorded. */
final class SimulatedEvidence implements Evidence {
  private final SimulatedStore store;

  SimulatedEvidence(SimulatedStore store) {
    this.store = store;
  }

  @Override
  public List<KubeObject> pods(KubeObject owner) {
    if (owner.kind().equals("Pod")) {
      return store.get(ObjectKey.of(owner)).stream().toList();
    }
    return store.podsOf(owner);
  }

  @Override
  public List<String> log(KubeObject pod, String container, int lines) {
    Optional<KubeObject> live = store.get(ObjectKey.of(pod));
    if (live.isEmpty() || live.get().text("status", "startTime").isEmpty()) {
      return List.of();
    }
    List<String> log = new Behaviour(live.get(), 1).log();
    return List.copyOf(log.subList(Math.max(0, log.size() - lines), log.size()));
  }

  @Override
  public List<String> warnings(ResourceRef ref) {
    return store.in(ref.namespace(), "", "Event").stream()
        .filter(
            event ->
                event.text("type").orElse("").equals("Warning")
                    && event.text("involvedObject", "kind").orElse("").equals(ref.kind())
                    && event.text("involvedObject", "name").orElse("").equals(ref.name()))
        .map(event -> event.text("reason").orElse("") + ": " + event.text("message").orElse(""))
        .toList();
  }
}
