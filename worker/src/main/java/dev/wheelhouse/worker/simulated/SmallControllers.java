package dev.wheelhouse.worker.simulated;

import dev.wheelhouse.worker.port.KubeObject;
import java.time.Instant;
import java.util.Map;

/** Controllers that only fill in a status. */
final class SmallControllers {
  private final Status status;
  private final SimulatedKinds kinds;

  SmallControllers(Status status, SimulatedKinds kinds) {
    this.status = status;
    this.kinds = kinds;
  }

  Instant customResourceDefinition(KubeObject crd) {
    kinds.define(crd);
    status.set(
        crd,
        Trees.map(
            "conditions",
            Status.conditions(
                status.condition(crd, "NamesAccepted", true, "NoConflicts", "no conflicts found"),
                status.condition(
                    crd,
                    "Established",
                    true,
                    "InitialNamesAccepted",
                    "the initial names have been accepted")),
            "acceptedNames",
            Trees.copy(crd.map("spec", "names"))));
    return null;
  }

  Instant persistentVolumeClaim(KubeObject claim) {
    boolean never = new Behaviour(claim, 1).never();
    status.set(claim, Trees.map("phase", never ? "Pending" : "Bound"));
    return null;
  }

  Instant service(KubeObject service) {
    if (service.text("spec", "type").orElse("").equals("LoadBalancer")
        && !new Behaviour(service, 1).never()) {
      String ip = service.text("spec", "clusterIP").orElse("10.96.0.1").replace("10.96", "203.0");
      Map<String, Object> ingress = Trees.map("ip", ip);
      status.set(
          service, Trees.map("loadBalancer", Trees.map("ingress", Status.conditions(ingress))));
    }
    return null;
  }

  Instant apiService(KubeObject service) {
    status.set(
        service,
        Trees.map(
            "conditions",
            Status.conditions(status.condition(service, "Available", true, "Passed", ""))));
    return null;
  }

  Instant podDisruptionBudget(KubeObject budget) {
    status.set(
        budget,
        Trees.map(
            "observedGeneration",
            budget.number("metadata", "generation").orElse(1L),
            "conditions",
            Status.conditions(
                status.condition(budget, "DisruptionAllowed", true, "SufficientPods", ""))));
    return null;
  }
}
