package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.events.plan.ResourceRef;
import dev.wheelhouse.events.request.ValuesSpec;
import dev.wheelhouse.render.values.ValueLayers;
import dev.wheelhouse.worker.port.Cluster;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Merges values that lie in Secrets and ConfigMaps with those of the request. */
final class ValuesFromCluster {
  /**
   * @param told is told each source, without content
   * @return later sources win, the request's own values last
   * @throws StepException VALUES_SOURCE_MISSING, VALUES_INVALID
   */
  Map<String, Object> merge(
      Cluster cluster, String namespace, ValuesSpec spec, Consumer<String> told)
      throws StepException {
    Map<String, Object> merged = new LinkedHashMap<>();
    for (ValuesSpec.Source source : spec.from()) {
      Optional<String> text = read(cluster, namespace, source);
      if (text.isPresent()) {
        merged = ValueLayers.overlay(merged, parse(source, text.get()));
        told.accept(source.kind() + "/" + source.name());
      }
    }
    if (!spec.inline().isEmpty()) {
      merged = ValueLayers.overlay(merged, spec.inline());
      told.accept("request");
    }
    return merged;
  }

  private static Optional<String> read(Cluster cluster, String namespace, ValuesSpec.Source source)
      throws StepException {
    Optional<KubeObject> object =
        cluster.objects().get(new ResourceRef("v1", source.kind(), namespace, source.name()));
    Optional<String> text = object.flatMap(found -> found.text("data", source.key()));
    if (text.isEmpty() && !source.optional()) {
      throw StepException.terminal(
          ErrorCode.VALUES_SOURCE_MISSING,
          "valuesFrom names key \""
              + source.key()
              + "\" of "
              + source.kind()
              + "/"
              + source.name()
              + " in namespace "
              + namespace
              + "; "
              + (object.isEmpty() ? "there is no such object" : "it has no such key"));
    }
    return source.kind().equals("Secret") ? text.map(ValuesFromCluster::decode) : text;
  }

  private static String decode(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> parse(ValuesSpec.Source source, String text)
      throws StepException {
    try {
      return GoYaml.parseMap(text);
    } catch (YamlException e) {
      throw StepException.terminal(
          ErrorCode.VALUES_INVALID,
          "values in " + source.kind() + "/" + source.name() + ": " + e.getMessage(),
          e);
    }
  }
}
