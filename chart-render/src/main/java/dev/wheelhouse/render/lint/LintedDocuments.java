package dev.wheelhouse.render.lint;

import dev.wheelhouse.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;

/** Splits a rendered file as Kubernetes' YAML decoder does: at lines that begin with ---. */
final class LintedDocuments {
  private static final String SEPARATOR = "---";

  private LintedDocuments() {}

  /**
   * @throws YamlException for a separator that something else than a comment follows
   */
  static List<String> split(String content) {
    List<String> documents = new ArrayList<>();
    StringBuilder document = new StringBuilder();
    for (String line : content.split("(?<=\n)")) {
      if (!line.startsWith(SEPARATOR)) {
        document.append(line);
        continue;
      }
      String rest = line.substring(SEPARATOR.length()).trim();
      if (!rest.isEmpty() && !rest.startsWith("#")) {
        throw new YamlException("invalid Yaml document separator: " + rest);
      }
      if (!document.isEmpty()) {
        documents.add(document.toString());
        document.setLength(0);
      }
    }
    if (!document.isEmpty()) {
      documents.add(document.toString());
    }
    return documents;
  }
}
