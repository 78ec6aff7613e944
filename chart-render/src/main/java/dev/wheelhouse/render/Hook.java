package dev.wheelhouse.render;

import java.util.List;

/**
 * A rendered document that runs as a hook.
 *
 * @param name {@code metadata.name}
 * @param kind {@code kind}
 * @param apiVersion {@code apiVersion}
 * @param path template it comes from, for example {@code app/templates/migrate.yaml}
 * @param manifest the document
 * @param events when it runs, in the order of the annotation
 * @param weight {@code helm.sh/hook-weight}, 0 when absent or no integer
 * @param deletePolicies {@code helm.sh/hook-delete-policy} in lower case, as written; empty means
 *     Helm's default, {@code before-hook-creation}, applied on execution
 * @param outputLogPolicies {@code helm.sh/hook-output-log-policy} in lower case, as written
 */
public record Hook(
    String name,
    String kind,
    String apiVersion,
    String path,
    String manifest,
    List<HookEvent> events,
    int weight,
    List<String> deletePolicies,
    List<String> outputLogPolicies) {
  /** Copies the lists. */
  public Hook {
    events = List.copyOf(events);
    deletePolicies = List.copyOf(deletePolicies);
    outputLogPolicies = List.copyOf(outputLogPolicies);
  }

  /** Leaves out the manifest, which may hold secrets. */
  @Override
  public String toString() {
    return "Hook[" + kind + "/" + name + " " + events + " weight " + weight + "]";
  }
}
