package dev.wheelhouse.worker.action;

import dev.wheelhouse.events.ErrorCode;
import dev.wheelhouse.render.manifest.ManifestSplitter;
import dev.wheelhouse.worker.port.KubeObject;
import dev.wheelhouse.worker.port.StepException;
import dev.wheelhouse.yaml.GoYaml;
import dev.wheelhouse.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The objects of a stored manifest: from text to trees. */
public final class ReleaseDocuments {
  private ReleaseDocuments() {}

  /**
   * An object and the text it comes from.
   *
   * @param text the document, comments and all
   */
  public record Document(KubeObject object, String text) {}

  /**
   * Reads a manifest of several documents. Documents without content are passed over; the items of
   * a List are objects of their own, as kubectl has it.
   *
   * @throws StepException RESOURCE_INVALID when a document is no Kubernetes object
   */
  public static List<Document> parse(String manifest) throws StepException {
    List<Document> documents = new ArrayList<>();
    for (String text : ManifestSplitter.split(manifest)) {
      Object tree = tree(text);
      if (tree != null) {
        add(documents, tree, text);
      }
    }
    return documents;
  }

  /**
   * The line break at the end of a document is part of it, though the splitter cuts it off: a block
   * text at its end keeps its own.
   */
  private static Object tree(String text) throws StepException {
    try {
      return GoYaml.parseExact(text + "\n");
    } catch (YamlException e) {
      throw StepException.terminal(
          ErrorCode.RESOURCE_INVALID, "the manifest cannot be read: " + e.getMessage(), e);
    }
  }

  private static void add(List<Document> documents, Object tree, String text) throws StepException {
    if (!(tree instanceof Map<?, ?> map)) {
      throw StepException.terminal(
          ErrorCode.RESOURCE_INVALID,
          "a document of the manifest is no object but " + GoYaml.jsonType(tree));
    }
    @SuppressWarnings("unchecked")
    KubeObject object = new KubeObject((Map<String, Object>) map);
    if (object.kind().endsWith("List") && object.at("items").isPresent()) {
      for (Object item : object.list("items")) {
        add(documents, item, GoYaml.marshal(item));
      }
      return;
    }
    if (object.kind().isEmpty() || object.apiVersion().isEmpty() || object.name().isEmpty()) {
      throw StepException.terminal(
          ErrorCode.RESOURCE_INVALID,
          "an object of the manifest lacks apiVersion, kind or metadata.name: found apiVersion \""
              + object.apiVersion()
              + "\", kind \""
              + object.kind()
              + "\", name \""
              + object.name()
              + "\"");
    }
    documents.add(new Document(object, text));
  }
}
