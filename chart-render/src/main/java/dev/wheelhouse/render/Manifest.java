package dev.wheelhouse.render;

import java.util.Optional;

/**
 * A rendered document that is no hook.
 *
 * @param path template it comes from, for example {@code app/templates/service.yaml}
 * @param kind {@code kind}, "" when absent
 * @param apiVersion {@code apiVersion}, "" when absent
 * @param name {@code metadata.name}, "" when absent
 * @param namespace {@code metadata.namespace} where the document has one
 * @param text the document
 */
public record Manifest(
    String path,
    String kind,
    String apiVersion,
    String name,
    Optional<String> namespace,
    String text) {
  /** Leaves out the text, which may hold secrets. */
  @Override
  public String toString() {
    return "Manifest[" + apiVersion + " " + kind + "/" + name + " of " + path + "]";
  }
}
